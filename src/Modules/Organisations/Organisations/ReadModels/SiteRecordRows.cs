using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>一次检查或复核</summary>
/// <param name="Findings">发现的问题数</param>
/// <param name="ReportReference">检查报告编号</param>
/// <param name="NextReviewOn">下次复核日期</param>
internal sealed record SiteInspectionRow(Guid Id, Guid SiteId, DateOnly On, int Findings, string ReportReference, string ReportSha256, DateOnly NextReviewOn, string By, DateTimeOffset At) : IReadModel<SiteInspectionRow>
{
    public static ReadTable Table { get; } = new("site_inspections", 1) { Indexes = [[nameof(SiteId), nameof(On)]] };

    public static SortColumns<SiteInspectionRow> Sorts { get; } = new("-on") { { "on", i => i.On }, { "findings", i => i.Findings } };

    public static Specification<SiteInspectionRow> Of(Guid site) => new(i => i.SiteId == site);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is SiteInspected e ? [e.InspectionId] : [];

    public static SiteInspectionRow? Project(SiteInspectionRow? row, Guid key, Recorded record) =>
        record.Event is SiteInspected e ? new(key, record.Stream.Id, e.On, e.Findings.Count, e.Document.Reference, e.Document.Sha256, e.NextReviewOn, e.By, e.At) : row;
}

/// <summary>检查发现的一个问题</summary>
/// <param name="Number">问题编号</param>
/// <param name="DueOn">整改期限</param>
/// <param name="ClosedOn">整改完成日期；未整改的为空</param>
/// <param name="Measure">整改措施</param>
internal sealed record SiteFindingRow(Guid Id, Guid SiteId, int Number, string Text, DateOnly FoundOn, DateOnly? DueOn, DateOnly? ClosedOn, string? Measure) : IReadModel<SiteFindingRow>
{
    public static ReadTable Table { get; } = new("site_findings", 1) { Indexes = [[nameof(SiteId), nameof(Number)]] };

    public static SortColumns<SiteFindingRow> Sorts { get; } = new("number") { { "number", f => f.Number }, { "dueOn", f => f.DueOn } };

    public static Specification<SiteFindingRow> Of(Guid site) => new(f => f.SiteId == site);

    public static Specification<SiteFindingRow> AreOpen(bool open) => new(f => (f.ClosedOn == null) == open);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        SiteInspected e => e.Findings.Select(f => Key(record.Stream.Id, f.Number)),
        FindingClosed e => [Key(record.Stream.Id, e.Finding)],
        _ => [],
    };

    public static SiteFindingRow? Project(SiteFindingRow? row, Guid key, Recorded record)
    {
        if (record.Event is FindingClosed closed) return row is null ? null : row with { ClosedOn = closed.On, Measure = closed.Measure };
        if (record.Event is not SiteInspected e) return row;
        var found = e.Findings.First(f => Key(record.Stream.Id, f.Number) == key);
        return new(key, record.Stream.Id, found.Number, found.Text, e.On, found.DueOn, null, null);
    }

    private static Guid Key(Guid site, int number) => RowKey.Of("site-finding", site, number);
}

/// <summary>一次服务</summary>
/// <param name="Kind">careVisit 入户照护、course 救护培训、youthSession 青少年科普、other 其他</param>
/// <param name="People">服务人数</param>
/// <param name="Grade">年级</param>
internal sealed record SiteServiceRow(Guid Id, Guid SiteId, SiteServiceKind Kind, int People, string? Grade, string? Note, DateOnly On, string By, DateTimeOffset At) : IReadModel<SiteServiceRow>
{
    public static ReadTable Table { get; } = new("site_services", 1) { Indexes = [[nameof(SiteId), nameof(On)]] };

    public static SortColumns<SiteServiceRow> Sorts { get; } = new("-on") { { "on", s => s.On }, { "people", s => s.People } };

    public static Specification<SiteServiceRow> Of(Guid site) => new(s => s.SiteId == site);

    public static Specification<SiteServiceRow> AreOf(SiteServiceKind kind) => new(s => s.Kind == kind);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is SiteServiceLogged e ? [e.ServiceId] : [];

    public static SiteServiceRow? Project(SiteServiceRow? row, Guid key, Recorded record) =>
        record.Event is SiteServiceLogged e ? new(key, record.Stream.Id, e.Kind, e.People, e.Grade, e.Note, e.On, e.By, e.At) : row;
}
