using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Everything about read models that differs between SQLite and PostgreSQL.</summary>
internal interface IReadStore
{
    /// <summary>The other processes over the same store; null where it takes one process.</summary>
    IReadPeers? Peers { get; }

    /// <summary>What the type of a column of text is followed by, so that it compares by code point.</summary>
    string TextCollation { get; }

    /// <summary>What each column of an index is followed by, so that nothing comes first.</summary>
    string NothingFirst { get; }

    /// <summary>A model builder with the provider's conventions.</summary>
    ModelBuilder NewModel();

    /// <summary>How a type lies in a column, where the provider's own way would not compare or sort alike in both stores.</summary>
    ValueConverter? ConverterFor(Type type);

    void UseForQuestions(DbContextOptionsBuilder options);

    void UseForWriting(DbContextOptionsBuilder options, DbConnection connection);

    DbConnection OpenWriter();

    /// <summary>Begins a transaction that will write, and waits for another writer to end.</summary>
    DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Begins a transaction that takes a table away; it gives up soon where somebody reads it, for whoever asks next would wait behind.</summary>
    DbTransaction BeginReplacing(DbConnection connection);

    /// <summary>Begins a transaction that only reads, and sees one moment from its first question on.</summary>
    DbTransaction BeginReading(DbConnection connection, string table);

    /// <summary>A query for the rows of a table whose keys are in one parameter; its text doesn't depend on how many.</summary>
    (string Sql, DbParameter Keys) SelectByKeys(string table, IReadOnlyCollection<Guid> keys);

    /// <summary>The statements that write the rows of a table.</summary>
    IRowStatements StatementsFor(RowColumns columns, DbConnection connection);

    /// <summary>Overwrites what changed and deleted rows have left behind; false when somebody reads and it must be tried again.</summary>
    bool Scrub(DbConnection connection, IEnumerable<string> tables);

    /// <summary>Takes everything away; it is made again from the journal.</summary>
    void Discard();

    /// <summary>True when what is stored cannot be read as what it should be: it has to be opened anew.</summary>
    bool IsBroken(Exception fault);

    /// <summary>True when opening anew will not help, and everything has to be made again.</summary>
    bool IsDamaged(Exception fault);

    /// <summary>True when a connection kept from earlier had been cut meanwhile: all kept ones are forgotten, and a question can be asked again.</summary>
    bool ForgetsCut(Exception fault);

    /// <summary>True for an outage of the store, which says nothing about what was written: a full disk, a lock.</summary>
    bool IsOutage(Exception fault);
}

/// <summary>Writes rows of one table, within a transaction.</summary>
internal interface IRowStatements : IDisposable
{
    void Upsert(IReadOnlyList<object> rows, DbTransaction transaction);

    void Delete(IReadOnlyList<Guid> keys, DbTransaction transaction);
}

/// <summary>How processes over one store agree who writes, and hear of what was written.</summary>
internal interface IReadPeers
{
    /// <summary>Takes or renews the lease; true when this process leads for the next five seconds.</summary>
    bool Lead(DbConnection connection, Guid holder);

    /// <summary>Gives the lease back, so that another need not wait until it is over.</summary>
    void StepDown(DbConnection connection, Guid holder);

    /// <summary>Wakes those who follow.</summary>
    void Tell(DbConnection connection);

    /// <summary>Waits until the leader has written, at most so long.</summary>
    Task Listen(DbConnection connection, TimeSpan atMost, CancellationToken cancel);
}
