using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Accidents;

internal enum Asked
{
    Read,
    Gift,
    Suspend,
    Resume,
    Request,
    Approve,
    Cancel,
    Pay,
}

/// <summary>One thing that somebody asked of one campaign, and what he was told in the end.</summary>
/// <param name="Began">When it was sent: a write for the first time, since any try may have carried it out; a read or what is refused for the last time, since that try alone was answered so.</param>
/// <param name="Ended">When the answer came that was no 503.</param>
internal sealed record Told(Asked Asked, long Began, long Ended)
{
    /// <summary>The client of the host that answered.</summary>
    public object? Through { get; init; }

    /// <summary>Of the gift or the payment, which is that of the command that it came with.</summary>
    public Guid? Id { get; init; }

    /// <summary>The campaign's version that the answer names; null for gifts, payments and refusals.</summary>
    public long? Version { get; init; }

    /// <summary>Of a refusal.</summary>
    public string? Code { get; init; }

    public string? Number { get; init; }

    /// <summary>Of the gift or the payment that was asked for.</summary>
    public decimal Amount { get; init; }

    /// <summary>The campaign as the answer shows it.</summary>
    public State? State { get; init; }
}

/// <summary>What a campaign says of itself after one of its versions; amounts in yuan.</summary>
internal sealed record State(string Status, int Count, decimal Raised, decimal Available, decimal Disbursed);

/// <summary>A record of the campaign in the journal.</summary>
/// <param name="Amount">In yuan: of a gift, of a payment that was asked for or approved, or what one that was cancelled sets free.</param>
internal sealed record Written(long Version, string Name, Guid? Command, decimal Amount = 0, Guid? Payment = null)
{
    public static Written Of(long version, string name, byte[]? command, string data)
    {
        var json = JsonNode.Parse(data)!;
        var fen = json["amount"] ?? json["released"];
        return new(version, name, command is null ? null : new Guid(command, bigEndian: true), fen is null ? 0 : (long)fen / 100m, (Guid?)json["disbursementId"]);
    }
}

/// <summary>A host that was cut off or frozen: until it knows that it was given up, what it shows may be old. What it refuses may not.</summary>
internal sealed record Stale(object Through, long From, long To)
{
    public bool Covers(Told told) => told.Asked == Asked.Read && told.Code is null && ReferenceEquals(told.Through, Through) && told.Ended > From && told.Began < To;
}
