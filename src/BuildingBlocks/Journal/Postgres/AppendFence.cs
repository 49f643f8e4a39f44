namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Keeps a process from appending on which the others do not count any more: frozen for a while, cut off or stopping, it could still carry out what was refused elsewhere in the meantime.</summary>
internal sealed class AppendFence
{
    private volatile string? _query;

    /// <summary>Finds a row while the process may append, and locks it against those who would change that (<c>for share</c>); null while it may in any case.</summary>
    /// <remarks>It is a part of each append. The lock makes whoever gives the process up wait for the append that is under way, so that he sees all that it will ever have written.</remarks>
    public string? Query => _query;

    public void Put(string query) => _query = query;
}
