namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>What the examples in Swagger make of accounts on a fresh host.</summary>
internal static class ExampleStatements
{
    public const string Account = "示例账号0001";

    /// <summary>A credit to be claimed, one to be met, interest, and a fee that waits.</summary>
    public const string Statement = """
        示例银行账户交易明细,,,,,,,
        交易日期,交易时间,对方户名,借方金额,贷方金额,余额,摘要,流水号
        2026-03-02,09:15:00,金湖示例物业有限公司,,500.00,1500.00,捐款,示例流水001
        2026-03-03,10:20:30,示例庚,,50.50,1550.50,爱心,示例流水002
        2026-03-21,00:00:00,,,1.23,1551.73,结息,示例流水003
        2026-03-22,16:00:00,,5.00,,1546.73,短信费,示例流水004
        """;

    public const string ToClaim = "示例流水001";

    public const string ToMeet = "示例流水002";

    /// <summary>The gift of the examples that <see cref="ToMeet"/> is, in the campaign of the examples.</summary>
    public const string GiftToMeet = "000004";

    public const string Interest = "示例流水003";

    public const string Fee = "示例流水004";
}
