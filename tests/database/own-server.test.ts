import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { takeRoles } from '../support/own-server.js';

let database: TestDatabase;

beforeAll(async () => {
	database = await freshDatabase();
});

afterAll(() => database.drop());

test('tests refuse a server whose roles no test made: a Foreword in use may live there', async () => {
	const { superSql } = database;
	const attempt = superSql.begin(async (sql) => {
		await sql`comment on role foreword_app is null`;
		await takeRoles(sql);
	});
	await expect(attempt).rejects.toThrow(/foreword_app|foreword_owner/);
	await expect(attempt).rejects.toThrow(/no test made/);
});
