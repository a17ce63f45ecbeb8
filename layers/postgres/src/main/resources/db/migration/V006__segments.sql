create function upkeep(p_tenant text) returns boolean language plpgsql as $$
begin
  return false;
end $$;
