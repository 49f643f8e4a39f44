namespace JinhuRedCross.Access.Tables;

/// <summary>A command that was carried out, so that a repeat under the same key is answered and not done again. Nothing that is shown only once is kept.</summary>
internal sealed class DoneCommand
{
    public Guid Id { get; init; }

    public required byte[] Fingerprint { get; init; }

    public int Status { get; init; }

    public string? Location { get; init; }

    /// <summary>The answer as JSON, without secrets and links.</summary>
    public required string Answer { get; init; }

    public DateTimeOffset At { get; init; }
}
