-- As before (0026), for sign-ins at the same moment. A press that is repeated is two of them, and whichever password was
-- checked first wrote first: an older sign-in could end the session of a newer one, which was the one the browser kept.
-- One begun later is never ended by one begun before; what began at the very same moment ends nothing of each other.
create or replace function sign_in.end_surplus() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare later integer;
	begin
		-- Two that are written at once do not see each other: they follow one another.
		perform from sign_in.account where id = new.account_id for no key update;
		select count(*) into later from sign_in.session s
			where s.account_id = new.account_id and s.ended_at is null and s.created_at > new.created_at;
		update sign_in.session set ended_at = new.created_at, ended_how = 'ended'
			where id_hash = new.id_hash and later >= sign_in.sessions_at_most(new.account_id);
		update sign_in.session set ended_at = new.created_at, ended_how = 'ended' where id_hash in (
			select s.id_hash from sign_in.session s
			where s.account_id = new.account_id and s.ended_at is null and s.expires_at > new.created_at
				and s.created_at < new.created_at
			order by s.seen_at desc, s.created_at desc, s.id_hash
			offset greatest(0, sign_in.sessions_at_most(new.account_id) - 1 - later));
		return null;
	end $$;
