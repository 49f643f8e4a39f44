-- The truth. Names and columns of `journal` are public: outside tools read them.
create table journal (
  position integer primary key,
  stream text not null,
  version integer not null,
  name text not null,
  data text not null,
  private blob,
  command blob,
  fingerprint blob,
  actor text not null,
  at text not null
) strict;
create unique index journal_stream on journal (stream, version);
create unique index journal_command on journal (command) where command is not null;

-- Where the journal ends, and the keyed sum over all records.
create table journal_head (
  only integer primary key check (only = 1),
  last integer not null,
  sum blob not null
) strict;

-- Names that nothing else may hold, as keyed digests.
create table claims (
  name blob primary key,
  stream text not null,
  version integer not null
) strict, without rowid;

create table journal_identity (only integer primary key check (only = 1), id text not null) strict;

-- The keys that this journal was written with: a number, and a digest to know each again.
create table journal_keys (number integer primary key, fingerprint blob not null) strict;

-- What the sealer saw: the content digest of each record, to name the one that was changed, and the signed heads.
create table leaves (position integer primary key, stream text not null, content blob not null) strict;
create table seals (
  size integer primary key,
  root blob not null,
  at text not null,
  signature blob not null,
  frontier blob not null
) strict;
