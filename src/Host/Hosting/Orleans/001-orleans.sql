-- Orleans' cluster and storage tables in a schema of their own, in our own words: what Orleans asks for are the keys of its
-- queries, the names of their parameters and of the columns that they return.
create schema if not exists orleans;

create table orleans.cluster (
  deployment text primary key,
  version integer not null default 0,
  changed_at timestamptz not null default now()
);

create table orleans.silo (
  deployment text not null references orleans.cluster (deployment) on delete cascade,
  address text not null,
  port integer not null,
  generation integer not null,
  silo_name text not null,
  host_name text not null,
  status integer not null,
  gateway_port integer,
  suspects text,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (deployment, address, port, generation)
);

create table orleans.grain_storage (
  service text not null,
  kind text not null,
  n0 bigint not null,
  n1 bigint not null,
  extension text not null,
  payload bytea,
  version integer not null,
  primary key (kind, n0, n1, extension, service)
);

create table orleans.orleansquery (querykey text primary key, querytext text not null);

insert into orleans.orleansquery (querykey, querytext) values
('UpdateIAmAlivetimeKey', '
  update orleans.silo set alive_at = @IAmAliveTime
  where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation
'),
('InsertMembershipVersionKey', '
  with added as (insert into orleans.cluster (deployment) values (@DeploymentId) on conflict do nothing returning 1)
  select count(*)::integer as row_count from added
'),
-- The cluster''s version is compared and raised together with each change of its silos.
('InsertMembershipKey', '
  with moved as (
    update orleans.cluster set version = version + 1, changed_at = now()
    where deployment = @DeploymentId and version = @Version
      and not exists (select 1 from orleans.silo where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment),
  added as (
    insert into orleans.silo (deployment, address, port, generation, silo_name, host_name, status, gateway_port, started_at, alive_at)
    select deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from moved
    returning 1)
  select count(*)::integer as row_count from added
'),
('UpdateMembershipKey', '
  with moved as (
    update orleans.cluster set version = version + 1, changed_at = now()
    where deployment = @DeploymentId and version = @Version
      and exists (select 1 from orleans.silo where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment),
  changed as (
    update orleans.silo s set status = @Status, suspects = @SuspectTimes, alive_at = @IAmAliveTime
    from moved where s.deployment = moved.deployment and address = @Address and port = @Port and generation = @Generation
    returning 1)
  select count(*)::integer as row_count from changed
'),
('MembershipReadRowKey', '
  select c.deployment as DeploymentId, s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName,
    s.status as Status, s.gateway_port as ProxyPort, s.suspects as SuspectTimes, s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
  from orleans.cluster c left join orleans.silo s on s.deployment = c.deployment and s.address = @Address and s.port = @Port and s.generation = @Generation
  where c.deployment = @DeploymentId
'),
('MembershipReadAllKey', '
  select c.deployment as DeploymentId, s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName,
    s.status as Status, s.gateway_port as ProxyPort, s.suspects as SuspectTimes, s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
  from orleans.cluster c left join orleans.silo s on s.deployment = c.deployment
  where c.deployment = @DeploymentId
'),
('DeleteMembershipTableEntriesKey', '
  delete from orleans.cluster where deployment = @DeploymentId
'),
('GatewaysQueryKey', '
  select address as Address, gateway_port as ProxyPort, generation as Generation
  from orleans.silo where deployment = @DeploymentId and status = @Status and gateway_port > 0
'),
-- 6 is a dead silo: one that only seems late is never taken out.
('CleanupDefunctSiloEntriesKey', '
  delete from orleans.silo where deployment = @DeploymentId and alive_at < @IAmAliveTime and started_at < @IAmAliveTime and coalesce(suspects, '''') = '''' and status = 6
'),
('CleanupDefunctSiloEntryKey', '
  delete from orleans.silo
  where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation and status = 6
    and alive_at = @IAmAliveTime and started_at = @StartTime and coalesce(suspects, '''') = coalesce(cast(@SuspectTimes as text), '''')
'),
('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version from orleans.grain_storage
  where kind = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(cast(@GrainIdExtensionString as text), '''') and service = @ServiceId
'),
-- The version that was asked for comes back where another one is stored: that is how Orleans hears of a conflict.
('WriteToStorageKey', '
  with kept as (
    insert into orleans.grain_storage as s (service, kind, n0, n1, extension, payload, version)
    values (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(cast(@GrainIdExtensionString as text), ''''), @PayloadBinary, 1)
    on conflict (kind, n0, n1, extension, service) do update set payload = excluded.payload, version = s.version + 1 where s.version = cast(@GrainStateVersion as integer)
    returning version)
  select coalesce((select version from kept), cast(@GrainStateVersion as integer)) as NewGrainStateVersion
'),
('ClearStorageKey', '
  with cleared as (
    update orleans.grain_storage set payload = null, version = version + 1
    where kind = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(cast(@GrainIdExtensionString as text), '''') and service = @ServiceId
      and version = cast(@GrainStateVersion as integer)
    returning version)
  select coalesce((select version from cleared), cast(@GrainStateVersion as integer)) as NewGrainStateVersion
');
