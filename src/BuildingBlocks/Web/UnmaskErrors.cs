using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Refusals of requests to see personal data in full, whichever module holds it (SEC-04).</summary>
public static class UnmaskErrors
{
    private const string Rule = "SEC-04";
    private const int LongestReason = 500;

    public static readonly Error ReasonMissing = Error.Invalid("unmask.reason_missing", "查看明文须说明理由（reason）", "Say why it must be seen in full (reason)", Rule, "reason");

    public static readonly Error FieldsMissing = Error.Invalid("unmask.fields_missing", "请指明要查看哪些字段（fields）", "Say which fields must be seen (fields)", Rule, "fields");

    public static Error? Check(string? reason, int fields, out string clean)
    {
        var errors = new List<Error>();
        if (PlainText.Check(reason, "reason", LongestReason, out var why) is { } unclean) errors.Add(unclean);
        else if (why is null) errors.Add(ReasonMissing);
        if (fields == 0) errors.Add(FieldsMissing);
        clean = why ?? "";
        return Error.All(errors);
    }
}
