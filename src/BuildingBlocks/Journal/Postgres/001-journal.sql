-- The truth. Names and columns of `journal` are public: outside tools read them.
create table journal (
  position bigint primary key,
  stream text collate "C" not null,
  version bigint not null,
  name text collate "C" not null,
  data text collate "C" not null,
  private bytea,
  command bytea,
  fingerprint bytea,
  actor text collate "C" not null,
  at text collate "C" not null
);
create unique index journal_stream on journal (stream, version);
create unique index journal_command on journal (command) where command is not null;

-- Where the journal ends, and the keyed sum over all records. Its one row is locked by whoever appends, until the commit:
-- so positions have no gaps and stand in the order of the commits.
create table journal_head (
  "only" integer primary key check ("only" = 1),
  last bigint not null,
  sum bit(256) not null
);

-- Names that nothing else may hold, as keyed digests.
create table claims (
  name bytea primary key,
  stream text collate "C" not null,
  version bigint not null
);

create table journal_identity ("only" integer primary key check ("only" = 1), id text collate "C" not null);

-- The keys that this journal was written with: a number, and a digest to know each again.
create table journal_keys (number integer primary key, fingerprint bytea not null);

-- What the sealer saw: the content digest of each record, to name the one that was changed, and the signed heads.
create table leaves (position bigint primary key, stream text collate "C" not null, content bytea not null);
create table seals (
  size bigint primary key,
  root bytea not null,
  at text collate "C" not null,
  signature bytea not null,
  frontier bytea not null
);

insert into journal_head ("only", last, sum) values (1, 0, 0::bit(256));
insert into journal_identity ("only", id) values (1, gen_random_uuid()::text);
