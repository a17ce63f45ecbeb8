-- Every call to a model, for as long as an invoice may be asked about.

-- cost: in billionths of a US dollar. step: what the call was made for.
create table usage_ledger (
  tenant_id          text not null,
  request_id         text not null,
  ordinal            int not null,
  made_at            timestamptz not null,
  use_case           text not null,
  step               text not null,
  model              text not null,
  prompt_version     text,
  input_tokens       bigint not null,
  output_tokens      bigint not null,
  cache_read_tokens  bigint not null,
  cache_write_tokens bigint not null,
  estimated          boolean not null,
  cost               bigint not null,
  price_version      text not null,
  primary key (tenant_id, request_id, ordinal)
);
create index usage_ledger_time on usage_ledger (tenant_id, made_at);

alter table usage_ledger enable row level security;
alter table usage_ledger force row level security;
create policy tenant on usage_ledger using (tenant_id = nullif(current_setting('burhan.tenant_id', true), ''));
grant select, insert, update, delete on usage_ledger to ${application_role};

-- entries: JSON array. What is there already stays as it is; what is older than two years and a month is forgotten.
create function record_usage(p_tenant text, p_entries jsonb) returns void language sql as $$
  delete from usage_ledger where tenant_id = p_tenant and made_at < now() - interval '25 months';
  insert into usage_ledger
  select p_tenant, e.*
  from jsonb_to_recordset(p_entries) as e(
    request_id text, ordinal int, made_at timestamptz, use_case text, step text, model text, prompt_version text,
    input_tokens bigint, output_tokens bigint, cache_read_tokens bigint, cache_write_tokens bigint, estimated boolean,
    cost bigint, price_version text)
  on conflict (tenant_id, request_id, ordinal) do nothing
$$;
