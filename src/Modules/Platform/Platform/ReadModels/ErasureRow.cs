using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.Platform.ReadModels;

/// <summary>An erasure in the list of all: of whom by an opaque id only.</summary>
/// <param name="Kinds">Names of <see cref="PrivateKind"/>, separated by commas.</param>
internal sealed record ErasureRow(Guid Id, Guid Subject, string Kinds, string Restricted, string Reason, DateOnly? RequestedOn, string Actor, DateTimeOffset At) : IReadModel<ErasureRow>
{
    public static ReadTable Table { get; } = new("erasures", 1) { Indexes = [[nameof(At)], [nameof(Subject)]] };

    public static SortColumns<ErasureRow> Sorts { get; } = new("-at") { { "at", e => e.At } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is PersonalDataErased ? [RowKey.Of(record.Stream.Id, record.Version)] : [];

    public static ErasureRow? Project(ErasureRow? row, Guid key, Recorded record)
    {
        if (record.Event is not PersonalDataErased e) return row;
        return new(key, e.Subject, string.Join(',', e.Kinds), string.Join(',', e.Restricted ?? []), e.Reason, e.RequestedOn, record.Actor, record.At);
    }

    public static Specification<ErasureRow> Of(Guid subject) => new(e => e.Subject == subject);

    public static IReadOnlyList<PrivateKind> Read(string kinds) => [.. kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PrivateKind>)];
}
