using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Fiscal bills with numbers that nobody has used, to be sent as they are or spoilt in one place.</summary>
internal static class Bills
{
    public const string Code = "32010199";

    private static long _numbers = 5_000_000;

    public static string NewNumber() => $"{Interlocked.Increment(ref _numbers):D10}";

    public static JsonObject Electronic(decimal yuan, string? number = null) => new()
    {
        ["kind"] = "electronic",
        ["code"] = Code,
        ["number"] = number ?? NewNumber(),
        ["checkCode"] = "a1b2c3",
        ["issuedOn"] = Plans.Day(0),
        ["payer"] = "示例甲",
        ["project"] = "捐赠收入",
        ["amount"] = yuan,
    };

    public static JsonObject Paper(decimal yuan, string number) => Electronic(yuan, number).With("kind", "paper").Without("checkCode");

    public static JsonObject Red() => new() { ["reversalCode"] = Code, ["reversalNumber"] = NewNumber(), ["reason"] = "交款人要求重开" };

    public static JsonObject Void() => new() { ["reason"] = "填写有误" };

    /// <summary>A gift that wants its receipt.</summary>
    public static JsonObject Gift(decimal yuan) => Plans.Gift(yuan).With("receipt", "wanted");

    /// <summary>A paper book of so many pages that somebody has; its first number.</summary>
    public static async Task<string> Book(this Desk desk, int pages)
    {
        var last = Interlocked.Add(ref _numbers, pages);
        var (from, to) = ($"{last - pages + 1:D10}", $"{last:D10}");
        (await desk.Post("receipt-books", Asking(from, to))).IsCreated();
        (await desk.Post($"receipt-books/{Code}-{from}/hand-out", new JsonObject { ["to"] = "示例经办", ["on"] = Plans.Day(-1) })).IsOk();
        return from;
    }

    public static JsonObject Asking(string from, string to) => new() { ["code"] = Code, ["fromNumber"] = from, ["toNumber"] = to, ["receivedOn"] = Plans.Day(-2) };

    public static string Next(string number, int by = 1) => $"{long.Parse(number) + by:D10}";
}
