using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Periods;
using BooksDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Periods.Books, JinhuRedCross.Fundraising.Domain.Periods.BooksEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IBooksGrain : IGrainWithGuidKey
{
    Task<BooksDecided> Close(Command command, Month month, OpenQuestions left);

    Task<BooksDecided> Reopen(Command command, Month month, string? reason);
}

/// <summary>The books: there is one.</summary>
[GrainType(Kind)]
internal sealed class BooksGrain(Journal journal, Followed<Books, BooksEvent> followed) : AggregateGrain<Books, BooksEvent>(journal), IBooksGrain
{
    public const string Kind = "books";

    public Task<BooksDecided> Close(Command command, Month month, OpenQuestions left) => Known(command, Decide(command, (b, now) => b.Close(month, left, command.Actor, now), showAfter: true));

    public Task<BooksDecided> Reopen(Command command, Month month, string? reason) => Known(command, Decide(command, (b, now) => b.Reopen(month, reason, command.Actor, now), showAfter: true));

    // Before the answer leaves, so that who was answered is judged by it.
    private async Task<BooksDecided> Known(Command command, Task<BooksDecided> deciding)
    {
        var decided = await deciding;
        if (!command.DryRun && decided.After is { } after) followed.Learn(after, decided.Version);
        return decided;
    }
}

/// <summary>Finds the one set of books.</summary>
internal static class TheBooks
{
    public static readonly StreamId Stream = new(BooksGrain.Kind, new("00000000-0000-8000-8000-000000000003"));

    public static IBooksGrain Books(this IGrainFactory grains) => grains.Grain<IBooksGrain>(Stream.Id);
}
