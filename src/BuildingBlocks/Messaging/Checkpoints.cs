using JinhuRedCross.BuildingBlocks.OwnTables;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>How far each listener has heard: in <c>messages.db</c>, or in the schema <c>messages</c>.</summary>
/// <remarks>Apart from the read models, which may be thrown away at any time. If it is lost itself, all is heard again, and commands that are known change nothing.</remarks>
internal sealed class Checkpoints(OwnStore store)
{
    public const string Name = "messages";

    private const string Write =
        """
        insert into listener as l (name, journal, hears, position) values (@name, @journal, @hears, @position)
        on conflict (name) do update set journal = excluded.journal, hears = excluded.hears, position = excluded.position
        """;

    /// <summary>Makes the table; a file that cannot be read is made anew.</summary>
    public void Prepare()
    {
        try
        {
            store.Prepare();
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is 11 or 26)
        {
            store.Discard();
            store.Prepare();
        }
    }

    /// <summary>0 where nothing fits: another journal, or a message that this listener did not hear before.</summary>
    public long Read(Listener listener, Guid journal)
    {
        using var connection = store.Open();
        if (connection.Rows("select journal, hears, position from listener where name = @name", null, ("@name", listener.Name)) is not [var row]) return 0;
        var heard = ((string)row[1]).Split(' ');
        return (string)row[0] == journal.ToString() && listener.Hears.All(heard.Contains) ? (long)row[2] : 0;
    }

    public void Move(Listener listener, Guid journal, long position)
    {
        using var connection = store.Open();
        connection.Run(Write, null, ("@name", listener.Name), ("@journal", journal.ToString()), ("@hears", string.Join(' ', listener.Hears)), ("@position", position));
    }

    public void Close() => store.Close();
}
