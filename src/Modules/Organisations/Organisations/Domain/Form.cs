using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Organisations.Domain;

/// <summary>Reads the fields of one request and gathers what is wrong with them, so that a form is mended in one go.</summary>
/// <param name="rule">The rule that wants these fields.</param>
internal sealed partial class Form(DateTimeOffset now, string rule)
{
    private const int LongText = 1000;
    private readonly List<Error> _faults = [];

    public DateOnly Today { get; } = ChinaTime.DayOf(now);

    /// <summary>All that is wrong, led by the first; null where nothing is.</summary>
    public Error? Fault => Error.All(_faults);

    public void Refuse(Error? fault)
    {
        if (fault is not null) _faults.Add(fault);
    }

    /// <summary>A text that must be there; empty where it is refused.</summary>
    public string Text(string? text, string field, string zh, int most = 200)
    {
        var unclean = PlainText.Check(text, field, most, out var clean);
        if (unclean is not null || clean is null) _faults.Add(unclean ?? FormErrors.Missing(field, zh, rule));
        return clean ?? "";
    }

    public string? Optional(string? text, string field, int most = 200)
    {
        Refuse(PlainText.Check(text, field, most, out var clean));
        return clean;
    }

    public string Reason(string? text, string field = "reason", string zh = "理由")
    {
        var unclean = PlainText.Check(text, field, LongText, out var clean, lines: true);
        if (unclean is not null || clean is null) _faults.Add(unclean ?? FormErrors.Missing(field, zh, rule));
        return clean ?? "";
    }

    public T Choice<T>(T? given, string field, string zh)
        where T : struct, Enum
    {
        if (given is null) _faults.Add(FormErrors.Missing(field, zh, rule));
        return given ?? default;
    }

    /// <summary>A number of people or things.</summary>
    public int Count(int? given, string field, string zh, int least = 0, int most = 10_000_000)
    {
        if (given is null) _faults.Add(FormErrors.Missing(field, zh, rule));
        else if (given < least || given > most) _faults.Add(FormErrors.OutOfLimits(field, given.Value, least, most, rule));
        return given ?? least;
    }

    public string Document(string? number, string field = "documentNumber")
    {
        Refuse(DocumentNumber.Check(number, field, out var normalised));
        return normalised;
    }

    /// <summary>The day of a step: today where none is given, not ahead, not before the step before it.</summary>
    public DateOnly Day(DateOnly? on, string field = "on", DateOnly? notBefore = null)
    {
        var day = on ?? Today;
        if (day > Today) _faults.Add(FormErrors.InFuture(field, day));
        else if (DayRange.Check(day, field) is { } odd) _faults.Add(odd);
        else if (notBefore is { } last && day < last) _faults.Add(FormErrors.BeforeLastStep(field, day, last, rule));
        return day;
    }

    /// <summary>A document that proves something: where it is kept, and what is in it.</summary>
    public DocumentRef Proof(ProposedDocument? document, string field = "document")
    {
        var reference = Text(document?.Reference, $"{field}.reference", "材料编号或存放位置");
        var hash = (document?.Sha256 ?? "").Trim().ToLowerInvariant();
        if (!Sha256Form().IsMatch(hash)) _faults.Add(FormErrors.HashInvalid($"{field}.sha256", rule));
        return new(reference, hash);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256Form();
}

/// <summary>A document that proves something; it is kept elsewhere, and known here by its hash.</summary>
internal sealed record DocumentRef(string Reference, string Sha256);

/// <summary>The same as somebody names it.</summary>
internal sealed record ProposedDocument(string? Reference, string? Sha256);

/// <summary>Why a field of a form is refused.</summary>
internal static class FormErrors
{
    public static Error Missing(string field, string zh, string rule) => Error.Invalid("organisation.field_missing", $"请填写{zh}（{field}）", $"{field} is required", rule, field);

    public static Error OutOfLimits(string field, int value, int least, int most, string rule) => Error.Invalid("organisation.number_out_of_limits",
        $"{field} 应在 {least} 到 {most} 之间，现为 {value}", $"{field} must lie between {least} and {most}, not {value}", rule, field);

    public static Error InFuture(string field, DateOnly day) => Error.Invalid("day.in_future",
        $"日期 {day:yyyy-MM-dd} 晚于今天（{field}）；只登记已经发生的事", $"{field}: {day:yyyy-MM-dd} lies ahead; only what has happened is recorded", field: field);

    public static Error BeforeLastStep(string field, DateOnly day, DateOnly last, string rule) => Error.Invalid("organisation.day_before_last_step",
        $"日期 {day:yyyy-MM-dd} 早于上一步的 {last:yyyy-MM-dd}；各步日期不得倒退", $"The day {day:yyyy-MM-dd} is before the step before it, {last:yyyy-MM-dd}; days never go back", rule, field);

    public static Error HashInvalid(string field, string rule) => Error.Invalid("organisation.hash_invalid",
        $"{field} 应为材料文件的 SHA-256：64 位十六进制字符", $"{field} must be the SHA-256 of the document's file: 64 hexadecimal digits", rule, field);
}
