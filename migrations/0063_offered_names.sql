-- The first of the user names in `offered` that nobody has yet, or null. Only whoever holds an open slip is offered one,
-- and the answer to a name they write themself (sign_in.use_slip) says no less.
create function sign_in.free_user_name(offered text[]) returns text
language sql stable security definer set search_path = ''
as $$
	select one.wanted from unnest(offered) with ordinality as one (wanted, place)
	where not exists (select from sign_in.account where account.user_name = one.wanted)
	order by one.place limit 1
$$;

revoke execute on function sign_in.free_user_name(text[]) from public;
grant execute on function sign_in.free_user_name(text[]) to foreword_app;
