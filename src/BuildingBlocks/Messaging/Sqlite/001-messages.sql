-- How far each module has heard the others. What has run anywhere is never changed; a change is a further script.
create table listener(name text not null primary key, journal text not null, hears text not null, position integer not null);
