using System.Text.RegularExpressions;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>The number of an official document (GB/T 9704-2012): who issued it, the year in hexagonal brackets, the sequence (K-10).</summary>
public static partial class DocumentNumber
{
    /// <summary>Reads a number as people type it; <paramref name="normalised"/> is empty where it is refused.</summary>
    public static Error? Check(string? text, string field, out string normalised)
    {
        normalised = "";
        var number = Typed.Without(Typed.HalfWidth(text ?? ""), " ");
        if (number.Length == 0) return Error.Invalid("document_number.missing", $"请填写发文字号（{field}），例如 金红〔2025〕3号", $"{field}: the document's number is required, such as 金红〔2025〕3号", "K-10", field);
        if (!Form().IsMatch(number)) return Invalid(number, field);
        normalised = number;
        return null;
    }

    private static Error Invalid(string number, string field)
    {
        var seen = number.Length > 40 ? number[..40] + "…" : number;
        return Error.Invalid("document_number.invalid",
            $"发文字号格式应为 机关代字〔年份〕序号号，例如 金红〔2025〕3号（现为 {seen}）", $"A document number is issuer〔year〕sequence号, such as 金红〔2025〕3号, not {seen}", "K-10", field);
    }

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}]{1,12}〔(19|20)[0-9]{2}〕[1-9][0-9]{0,4}号\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
