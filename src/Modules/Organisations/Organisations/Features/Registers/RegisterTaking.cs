using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Registers;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.Lists;

namespace JinhuRedCross.Organisations.Features.Registers;

/// <summary>Takes organisations of a register in: each row is a command of its own, made of its whole text, so that it is the same whenever this register comes.</summary>
internal sealed class RegisterTaking(OrganisationDesk desk, Commands commands, Numbers numbers, JournalKeys keys, Journal journal)
{
    private const string Series = "JH-ZZ";
    private const int AtOnce = 16;

    /// <summary>What became of a piece: counted, and its refused rows in the order of the file.</summary>
    public async Task<(long Accepted, long Duplicates, IReadOnlyList<RefusedRow> Refused)> Take(RegisterImportRequested import, RegisterRows rows, IReadOnlyList<ListedOrganisation> piece, CancellationToken cancel)
    {
        var (accepted, duplicates, refused, fresh) = (0L, 0L, new ConcurrentBag<RefusedRow>(), new ConcurrentDictionary<ListedOrganisation, ParentOrganisation?>());
        await Each(piece, async one =>
        {
            switch (await Fate(import, one, Parents.None, cancel))
            {
                case { Duplicate: true }:
                    Interlocked.Increment(ref duplicates);
                    break;
                case { Error: { } error }:
                    refused.Add(rows.List.Refuse(one, error));
                    break;
                case { } free:
                    fresh[one] = free.Parent;
                    break;
            }
        });
        // Numbers follow the order of the register; a row that was taken before a crash finds its own again.
        var numbered = new Dictionary<ListedOrganisation, string>();
        foreach (var one in piece.Where(fresh.ContainsKey)) numbered[one] = Sure(await numbers.Next(CommandOf(import, one), Series));
        await Each(numbered.Keys, async one =>
        {
            var decided = await desk.Grain(IdOf(one)).TakeOver(CommandOf(import, one), numbered[one], Asked(import, one, fresh[one]));
            if (decided.Error is { Kind: ErrorKind.Unavailable } away) throw new JournalUnavailableException(away.En);
            if (decided.Error is { } error) refused.Add(rows.List.Refuse(one, error));
            else Interlocked.Increment(ref accepted);
        });
        return (accepted, duplicates, [.. refused.OrderBy(r => r.Row)]);

        Task Each(IEnumerable<ListedOrganisation> all, Func<ListedOrganisation, Task> take) =>
            Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (one, _) => await take(one));
    }

    /// <summary>What would become of a row; nothing is written.</summary>
    /// <param name="listed">What the same register brings itself.</param>
    public async Task<RowFate> Fate(RegisterImportRequested import, ListedOrganisation one, Parents listed, CancellationToken cancel)
    {
        var (parent, unknown) = await Parent(one, listed, cancel);
        if (unknown is not null) return new(Error: unknown);
        var tried = await desk.Grain(IdOf(one)).TakeOver(CommandOf(import, one) with { DryRun = true }, "", Asked(import, one, parent));
        // Taken by this import before it was interrupted, it is no duplicate.
        if (tried.Replayed) return tried.At < import.At ? new(Duplicate: true) : new(Parent: parent);
        if (tried.Error is { Kind: ErrorKind.Unavailable } away) throw new JournalUnavailableException(away.En);
        if (tried.Error?.Code == OrganisationErrors.NameTaken.Code) return await Known(one, cancel);
        return new(parent, tried.Error);
    }

    private async Task<RowFate> Known(ListedOrganisation one, CancellationToken cancel)
    {
        if (await journal.FindClaim(GrassrootsOrganisation.NameClaim(one.Name), cancel) is not { } holder) return new(Error: OrganisationErrors.NameTaken);
        var known = await desk.Grain(holder.Stream.Id).Show();
        var same = known.Kind == one.Kind && known.Division == one.Division && PlainForm.Of(known.HostUnit) == PlainForm.Of(one.Profile.HostUnit ?? "");
        return same ? new(Duplicate: true) : new(Error: RegisterImportErrors.Differs(known.Number!));
    }

    private async Task<(ParentOrganisation? Parent, Error? Error)> Parent(ListedOrganisation one, Parents listed, CancellationToken cancel)
    {
        if (one.Parent is not { } named) return (null, null);
        if (listed.Has(named)) return (new(Guid.Empty, "", "", OrganisationStatus.Incubating), null);
        var found = await desk.Find(named, cancel) ?? (await journal.FindClaim(GrassrootsOrganisation.NameClaim(named), cancel))?.Stream.Id;
        if (found is not { } id) return (null, RegisterImportErrors.ParentUnknown);
        var above = await desk.Grain(id).Show();
        return (new(id, above.Number!, above.Path, above.Status), null);
    }

    private ProposedTakeOver Asked(RegisterImportRequested import, ListedOrganisation one, ParentOrganisation? parent)
    {
        var command = CommandOf(import, one);
        var register = new ProposedDocument($"{import.Source} 第 {one.Row} 行", import.Sha256);
        var officers = one.Officers.Select((o, i) => new ProposedOfficer(commands.Following(command, $"officer-{i}").Id, o.Role, o.Name, o.Phone, null, o.Contact)).ToList();
        var leadership = officers.Count == 0 ? null : new ProposedLeadership(officers, one.Members ?? 0, false, one.TermYears, one.ElectionNumber ?? one.ApprovalNumber, one.ElectedOn ?? one.OpenedOn ?? one.ApprovedOn);
        return new(
            new(one.Profile, one.Kind, one.Division, one.Since, parent), one.Works, one.ApprovalNumber, one.ApprovedOn, one.OpenedOn, one.Works ? leadership : null, one.Members, one.Volunteers, null,
            commands.Following(command, "figures").Id, register);
    }

    private Guid IdOf(ListedOrganisation one) => commands.IdOf("register-row", one.Text);

    // The identity holds the whole row, so there is nothing else to compare a repeat with.
    private Command CommandOf(RegisterImportRequested import, ListedOrganisation one) => new(IdOf(one), keys.Fingerprint([]), import.By);

    private static string Sure((Error? Error, string Number) taken) => taken.Error is { } error ? throw new JournalUnavailableException(error.En) : taken.Number;
}

/// <summary>What would become of a row.</summary>
internal sealed record RowFate(ParentOrganisation? Parent = null, Error? Error = null, bool Duplicate = false);

/// <summary>The organisations of one register by their names, and in which order they go in: what is above comes first.</summary>
internal sealed class Parents
{
    private readonly Dictionary<string, ListedOrganisation> _byName;

    private Parents(Dictionary<string, ListedOrganisation> byName) => _byName = byName;

    public static Parents None { get; } = new([]);

    /// <summary>The rows in steps, each after those that it belongs under; and those that cannot be put in order.</summary>
    public static (Parents Names, IReadOnlyList<IReadOnlyList<ListedOrganisation>> Steps, IReadOnlyList<(ListedOrganisation Row, Error Error)> Faults) Of(IReadOnlyList<ListedOrganisation> listed)
    {
        var faults = new List<(ListedOrganisation, Error)>();
        var names = new Parents([]);
        foreach (var one in listed.Where(one => !names._byName.TryAdd(PlainForm.Of(one.Name), one))) faults.Add((one, RegisterImportErrors.NameTwice));
        var steps = new SortedDictionary<int, List<ListedOrganisation>>();
        foreach (var one in names._byName.Values)
        {
            if (names.Depth(one) is not { } depth) faults.Add((one, RegisterImportErrors.ParentCycle));
            else if (steps.TryGetValue(depth, out var step)) step.Add(one);
            else steps.Add(depth, [one]);
        }

        return (names, [.. steps.Values], faults);
    }

    public bool Has(string name) => _byName.ContainsKey(PlainForm.Of(name));

    private int? Depth(ListedOrganisation one)
    {
        var (depth, at) = (0, one);
        while (at.Parent is { } above && _byName.TryGetValue(PlainForm.Of(above), out var next))
        {
            if (++depth > _byName.Count) return null;
            at = next;
        }

        return depth;
    }
}
