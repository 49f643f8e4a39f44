using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Everything about read models that differs between SQLite and PostgreSQL.</summary>
internal interface IReadStore
{
    /// <summary>Whether rows without a value come first when nothing else is said.</summary>
    bool NothingComesFirst { get; }

    /// <summary>A model builder with the provider's conventions.</summary>
    ModelBuilder NewModel();

    /// <summary>How a type lies in a column, where the provider's own way would not compare or sort alike in both stores.</summary>
    ValueConverter? ConverterFor(Type type);

    void UseForQuestions(DbContextOptionsBuilder options);

    void UseForWriting(DbContextOptionsBuilder options, DbConnection connection);

    DbConnection OpenWriter();

    /// <summary>Begins a transaction that will write, and waits for another writer to end.</summary>
    DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Begins a transaction that only reads, and sees one moment.</summary>
    DbTransaction BeginReading(DbConnection connection);

    /// <summary>A query for the rows of a table whose keys are in one parameter; its text doesn't depend on how many.</summary>
    (string Sql, DbParameter Keys) SelectByKeys(string table, IEnumerable<Guid> keys);

    /// <summary>Takes out of the store's files what rows no longer hold; false where a reader still needs it, to be tried again.</summary>
    bool Scrub(DbConnection connection);

    /// <summary>Takes everything away; it is made again from the journal.</summary>
    void Discard();

    /// <summary>True when what is stored cannot be read as what it should be.</summary>
    bool IsBroken(Exception fault);

    /// <summary>True for an outage of the store, which says nothing about what was written: a full disk, a lock.</summary>
    bool IsOutage(Exception fault);
}
