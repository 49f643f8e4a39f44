using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.Domain.Receipts;

/// <summary>Codes (8 digits) and numbers (10 digits) of fiscal bills. A pair of them is used once in the whole system, for ever.</summary>
internal static class ReceiptNumbers
{
    private const int CodeLength = 8;
    private const int NumberLength = 10;

    /// <summary>The name that whatever uses a number holds: a receipt, a red bill, or a blank that was made void.</summary>
    public static Claim ClaimOf(string code, string number) => new("receipt", NameOf(code, number), holder => ReceiptErrors.NumberUsed(Told(holder)));

    /// <summary>The name of a page in a paper book.</summary>
    public static string NameOf(string code, string number) => $"{code}:{number}";

    public static Error? Check(string? code, string? number, out string cleanCode, out string cleanNumber, string codeField = "code", string numberField = "number")
    {
        var errors = new List<Error>();
        cleanCode = Digits(code);
        cleanNumber = Digits(number);
        if (!IsOf(cleanCode, CodeLength)) errors.Add(ReceiptErrors.CodeInvalid with { Field = codeField });
        if (!IsOf(cleanNumber, NumberLength)) errors.Add(ReceiptErrors.NumberInvalid with { Field = numberField });
        return Error.All(errors);
    }

    /// <summary>Code and number out of what people write for both: <c>32010125-0000000001</c>; null where it is none.</summary>
    public static (string Code, string Number)? Split(string text)
    {
        var digits = Typed.Without(Digits(text), "-:");
        return IsOf(digits, CodeLength + NumberLength) ? (digits[..CodeLength], digits[CodeLength..]) : null;
    }

    public static long ValueOf(string number) => long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Text(long number) => number.ToString("D10", CultureInfo.InvariantCulture);

    private static string Digits(string? text) => Typed.Without(Typed.HalfWidth(text ?? ""), " '`");

    private static bool IsOf(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static string Told(object holder) => holder switch
    {
        ReceiptRegistered e => $"捐赠 {e.DonationNumber}",
        ReceiptReversed e => $"冲销 {e.Code}-{e.Number}",
        ReceiptBlankVoided => "作废空白票",
        _ => holder.GetType().Name,
    };
}
