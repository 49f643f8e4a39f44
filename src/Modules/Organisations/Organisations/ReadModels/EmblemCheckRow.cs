using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Emblems;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>An emblem check in a list.</summary>
/// <param name="FaultsZh">What was wrong, an item a line.</param>
internal sealed record EmblemCheckRow(
    Guid Id, string Number, string User, string Division, string Township, string Place, string Description, EmblemUse Use, bool ByRedCross, bool NameBeneath, bool OnRoof, bool Small, string? ApprovalNumber,
    EmblemStatus Status, DateOnly StatusSince, int Faults, string FaultsZh, string FaultsEn, DateOnly CheckedOn, DateOnly? DueOn, string? Authority, long? FineFen, string? Measure,
    DateTimeOffset RegisteredAt, long Version) : IReadModel<EmblemCheckRow>
{
    public static ReadTable Table { get; } = new("emblem_checks", 1) { Indexes = [[nameof(Number)], [nameof(Status)], [nameof(CheckedOn)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is EmblemEvent ? [record.Stream.Id] : [];

    public static EmblemCheckRow? Project(EmblemCheckRow? row, Guid key, Recorded record)
    {
        if (record.Event is EmblemChecked e) return Checked(e, record.Version);
        return row is null ? null : After(row, (EmblemEvent)record.Event) with { Version = record.Version };
    }

    private static EmblemCheckRow Checked(EmblemChecked e, long version) => new(
        e.CheckId, e.Number, e.User, e.Division, e.Division[..9], e.Place, e.Description, e.Found.Use, e.Found.ByRedCross, e.Found.NameBeneath, e.Found.OnRoof, e.Found.Small, e.Found.ApprovalNumber,
        e.Faults.Count == 0 ? EmblemStatus.Complies : EmblemStatus.Open, e.On, e.Faults.Count, string.Join('\n', e.Faults.Select(f => f.Zh)), string.Join('\n', e.Faults.Select(f => f.En)),
        e.On, e.DueOn, null, null, null, e.At, version);

    private static EmblemCheckRow After(EmblemCheckRow row, EmblemEvent happened) => happened switch
    {
        EmblemReported e => row with { Status = EmblemStatus.Reported, StatusSince = e.On, Authority = e.Authority },
        EmblemFined e => row with { FineFen = e.Fine.Fen },
        EmblemPutRight e => row with { Status = EmblemStatus.PutRight, StatusSince = e.On, Measure = e.Measure },
        _ => row,
    };
}

/// <summary>Every question the module asks of emblem checks.</summary>
internal static class EmblemChecksThat
{
    public static Specification<EmblemCheckRow> Are(EmblemStatus status) => new(c => c.Status == status);

    public static Specification<EmblemCheckRow> AreOf(EmblemUse use) => new(c => c.Use == use);

    public static Specification<EmblemCheckRow> LieIn(string division) => new(c => c.Division.StartsWith(division));

    public static Specification<EmblemCheckRow> MentionInUser(string text) => new(c => c.User.Contains(text) || c.Place.Contains(text));

    public static Specification<EmblemCheckRow> WereMadeFrom(DateOnly day) => new(c => c.CheckedOn >= day);

    public static Specification<EmblemCheckRow> WereMadeBy(DateOnly day) => new(c => c.CheckedOn <= day);

    public static SortColumns<EmblemCheckRow> Sorts { get; } = new("-checkedOn") { { "checkedOn", c => c.CheckedOn }, { "dueOn", c => c.DueOn }, { "number", c => c.Number } };
}
