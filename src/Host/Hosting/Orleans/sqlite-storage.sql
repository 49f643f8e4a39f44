-- Orleans' grain storage in snapshots.db, in our own words: what Orleans asks for are the keys of its queries, the names of
-- their parameters and of the columns that they return.
create table if not exists grain_storage (
  service text not null,
  kind text not null,
  n0 integer not null,
  n1 integer not null,
  extension text not null,
  payload blob,
  version integer not null,
  primary key (kind, n0, n1, extension, service)
) strict, without rowid;

create table if not exists OrleansQuery (QueryKey text primary key, QueryText text not null) strict;

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version from grain_storage
  where kind = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString, '''') and service = @ServiceId
') on conflict (QueryKey) do update set QueryText = excluded.QueryText;

-- The version that was asked for comes back where another one is stored: that is how Orleans hears of a conflict.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
  insert into grain_storage as s (service, kind, n0, n1, extension, payload, version)
  values (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1)
  on conflict do update set payload = excluded.payload, version = s.version + 1 where s.version = @GrainStateVersion
  returning version as NewGrainStateVersion;
  select @GrainStateVersion as NewGrainStateVersion where changes() = 0;
') on conflict (QueryKey) do update set QueryText = excluded.QueryText;

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
  update grain_storage set payload = null, version = version + 1
  where kind = @GrainTypeString and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension = coalesce(@GrainIdExtensionString, '''') and service = @ServiceId
    and version = @GrainStateVersion
  returning version as NewGrainStateVersion;
  select @GrainStateVersion as NewGrainStateVersion where changes() = 0;
') on conflict (QueryKey) do update set QueryText = excluded.QueryText;
