using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Organisations.Domain.Divisions;

/// <summary>The townships of Jinhu (320831) with their days of force, so that old records still resolve (data standard 3.3).</summary>
internal static class JinhuDivisions
{
    public const string County = "320831";

    public const string SourceZh = "国家统计局统计用区划代码（2023年），街道和镇";

    public const string SourceEn = "NBS division codes (2023), streets and towns";

    /// <summary>The streets were set up and 闵桥 was merged in July 2018; the day is not known, so the month is the old codes'.</summary>
    public static readonly DateOnly NowSince = new(2018, 8, 1);

    private static readonly DateOnly _oldUntil = NowSince.AddDays(-1);
    private static readonly DateOnly _yintuSince = new(2015, 5, 18);
    private static readonly DateOnly _beforeYintu = _yintuSince.AddDays(-1);

    // The codes of abolished towns other than 涂沟 are from memory and want confirming; 陈桥镇 is left out, its days are not known.
    public static IReadOnlyList<Division> All { get; } =
    [
        new("320831001", "黎城街道", DivisionKind.Street, NowSince),
        new("320831002", "戴楼街道", DivisionKind.Street, NowSince),
        new("320831003", "金北街道", DivisionKind.Street, NowSince),
        new("320831101", "金南镇", DivisionKind.Town),
        new("320831103", "塔集镇", DivisionKind.Town),
        new("320831106", "前锋镇", DivisionKind.Town),
        new("320831107", "吕良镇", DivisionKind.Town),
        new("320831111", "银涂镇", DivisionKind.Town, _yintuSince),
        new("320831400", "宝应湖农场", DivisionKind.Farm),
        new("320831401", "复兴圩农场", DivisionKind.Farm),
        new("320831402", "粮棉原种场", DivisionKind.Farm),
        new("320831403", "金湖经济开发区", DivisionKind.DevelopmentZone),
        new("320831100", "黎城镇", DivisionKind.Town, null, _oldUntil, "320831001"),
        new("320831102", "闵桥镇", DivisionKind.Town, null, _oldUntil, "320831103"),
        new("320831104", "银集镇", DivisionKind.Town, null, _beforeYintu, "320831111"),
        new("320831105", "涂沟镇", DivisionKind.Town, null, _beforeYintu, "320831111"),
        new("320831109", "金北镇", DivisionKind.Town, null, _oldUntil, "320831003"),
        new("320831110", "戴楼镇", DivisionKind.Town, null, _oldUntil, "320831002"),
    ];

    private static readonly Dictionary<string, Division> _byCode = All.ToDictionary(d => d.Code);

    public static Division? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The township of today that bears this name, with or without 金湖县 before it; null where none does.</summary>
    public static Division? Named(string name)
    {
        var plain = PlainForm.Of(name).Replace("金湖县", "", StringComparison.Ordinal);
        return All.FirstOrDefault(d => d.To is null && d.Name == plain);
    }

    /// <summary>The streets and towns of a day: what coverage is reckoned on.</summary>
    public static IReadOnlyList<Division> StreetsAndTownsOn(DateOnly day) => [.. All.Where(d => d.IsStreetOrTown && d.IsInForceOn(day))];

    /// <summary>Reads a code of 9 digits (township) or 12 (village or community) as it held on a day.</summary>
    /// <param name="normalised">9 digits for a township, also where it was written with 000 at its end.</param>
    public static Error? Check(string? text, string field, DateOnly on, out string normalised, out Division? township)
    {
        (normalised, township) = ("", null);
        var code = Typed.Without(Typed.HalfWidth(text ?? ""), " ");
        if (code.Length == 0) return DivisionErrors.Missing(field);
        if (code.Length is not (9 or 12) || !code.All(char.IsAsciiDigit)) return DivisionErrors.Malformed(field, code);
        if (!code.StartsWith(County, StringComparison.Ordinal)) return DivisionErrors.OtherCounty(field, code);
        if (Find(code[..9]) is not { } found) return DivisionErrors.Unknown(field, code);
        if (on > found.To) return DivisionErrors.Abolished(field, found, Find(found.SuccessorCode!)!);
        if (on < found.From) return DivisionErrors.NotYet(field, found);
        (normalised, township) = (code.EndsWith("000", StringComparison.Ordinal) && code.Length == 12 ? code[..9] : code, found);
        return null;
    }
}

/// <summary>Why a division code is refused.</summary>
internal static class DivisionErrors
{
    private const string Rule = "ORG-11";

    public static Error Missing(string field) => Error.Invalid("division.missing", $"请填写行政区划代码（{field}），例如 320831106", $"{field}: a division code is required, such as 320831106", Rule, field);

    public static Error Malformed(string field, string code) => Error.Invalid("division.malformed",
        $"行政区划代码应为 9 位（镇街）或 12 位（村、社区）数字，现为 {Short(code)}", $"A division code has 9 digits (township) or 12 (village), not {Short(code)}", Rule, field);

    public static Error OtherCounty(string field, string code) => Error.Invalid("division.other_county",
        $"区划代码 {code} 不属于金湖县（320831）", $"The division {code} is not of Jinhu (320831)", Rule, field);

    public static Error Unknown(string field, string code) => Error.Invalid("division.unknown",
        $"金湖县没有区划代码 {code[..9]}；可用的见 GET /api/v1/organisations/divisions", $"Jinhu has no division {code[..9]}; GET /api/v1/organisations/divisions lists them", Rule, field);

    public static Error Abolished(string field, Division old, Division now) => Error.Invalid("division.abolished",
        $"该区划已撤销，现属{now.Name}({now.Code})", $"{old.Name} ({old.Code}) is abolished; it belongs to {now.Name} ({now.Code})", Rule, field);

    public static Error NotYet(string field, Division division) => Error.Invalid("division.not_yet",
        $"{division.Name}({division.Code}) 自 {division.From:yyyy-MM-dd} 起才有；请按当时的区划填写", $"{division.Name} ({division.Code}) exists since {division.From:yyyy-MM-dd} only; give the division of that day", Rule, field);

    private static string Short(string code) => code.Length > 20 ? code[..20] + "…" : code;
}
