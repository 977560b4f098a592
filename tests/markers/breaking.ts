import type postgres from 'postgres';
import { addressOf } from '../access/addresses.js';
import { id, type Who } from '../access/world.js';
import { encoded, type Entries } from '../bad-input/bodies.js';
import { senderTo } from '../bad-input/ways.js';
import type { Answer } from '../support/http.js';
import type { Marker } from './plant.js';

/** One way in which the database fails, with private text in the very place that fails. */
export type Breaking = {
	how: string;
	/** Breaks it; gives the words that are at stake from now on. */
	arrange: (sql: postgres.Sql) => Promise<Marker[]>;
	/** What Tahlia then does. */
	provoke: (origin: string) => Promise<Answer[]>;
	mend?: (sql: postgres.Sql) => PromiseLike<unknown>;
};

const hers = (word: string, what: string): Marker => ({ word, what, readers: ['tahlia'] satisfies Who[] });

const post = (origin: string, path: string, entries: Entries) =>
	senderTo(origin).post('tahlia', addressOf(path), encoded(entries));

const question = '/people/[person]/about-me/when-well';
const typed = (word: string): Entries => [
	['key', `key ${word}`],
	['base', id('as it stands about-me/when-well 00000000-0000-0000-0000-000000000000')],
	['text', word],
	['state', 'answered']
];

const readAgain = async (origin: string) => [await senderTo(origin).open('tahlia', addressOf(question))];
const tahlia = id('person tahlia');
const whoever: readonly Who[] = ['tahlia', 'ros', 'kim', 'cas', 'dana', 'fay'];

/** PostgreSQL's own words on a broken rule hold the whole row: "Failing row contains (…)". */
export const breakings: readonly Breaking[] = [
	{
		how: 'a rule of the table refuses a draft',
		arrange: async (sql) => {
			await sql`alter table draft add constraint never check (saved_at < '2000-01-01') not valid`;
			return [hers('zqrefuseddraftqz', 'a draft that a rule refused')];
		},
		provoke: async (origin) => [await post(origin, `${question}?/draft`, typed('zqrefuseddraftqz'))],
		mend: (sql) => sql`alter table draft drop constraint never`
	},
	{
		how: 'a rule of the table refuses an answer',
		arrange: async (sql) => {
			await sql`alter table answer add constraint never check (written_at < '2000-01-01') not valid`;
			return [hers('zqrefusedanswerqz', 'an answer that a rule refused')];
		},
		provoke: async (origin) => [await post(origin, `${question}?/save`, typed('zqrefusedanswerqz'))],
		mend: (sql) => sql`alter table answer drop constraint never`
	},
	{
		how: 'a trigger repeats what it was given',
		arrange: async (sql) => {
			await sql`create function loud() returns trigger language plpgsql as $$ begin
				raise exception 'not this: %', new.fields using detail = new.fields::text, hint = new.fields::text; end $$`;
			await sql`create trigger loud before insert or update on draft for each row execute function loud()`;
			return [hers('zqlouddraftqz', 'a draft that a trigger repeated')];
		},
		provoke: async (origin) => [await post(origin, `${question}?/draft`, typed('zqlouddraftqz'))],
		mend: (sql) => sql`drop trigger loud on draft`
	},
	{
		how: 'what is stored has another shape than the code expects',
		arrange: async (sql) => {
			const shape = sql.json('zqshapeqz');
			await sql`update answer set value = ${shape} where person_id = ${tahlia} and value is not null`;
			await sql`update draft set fields = ${shape} where person_id = ${tahlia}`;
			await sql`update episode_fact set value = ${shape} where person_id = ${tahlia}`;
			return [{ word: 'zqshapeqz', what: 'a value of another shape', readers: whoever }];
		},
		provoke: readAgain
	},
	{
		how: 'a column has another type',
		arrange: async (sql) => {
			await sql`alter table draft alter column fields type text using 'zqtypeqz'`;
			return [{ word: 'zqtypeqz', what: 'a value of another type', readers: whoever }];
		},
		provoke: readAgain
	},
	{
		how: 'a table is gone',
		arrange: async (sql) => {
			await sql`alter table answer_now rename to answer_then`;
			return [];
		},
		provoke: readAgain
	}
];
