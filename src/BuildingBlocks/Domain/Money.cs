using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>An amount in whole fen; people see yuan with two decimals. Never a double (rule K-06).</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>The largest amount that the capital numerals of a receipt can write: ¥9,999,999,999.99.</summary>
    public static readonly Money Largest = new(999_999_999_999);

    public static readonly Money Zero;

    public decimal InYuan => Fen / 100m;

    public static Money Yuan(decimal yuan) => new(decimal.ToInt64(yuan * 100m));

    /// <summary>Reads an amount that somebody gives or pays: positive, at most two decimals, not above <see cref="Largest"/>.</summary>
    public static Error? Check(decimal? yuan, string field, out Money money)
    {
        money = Zero;
        if (yuan is not { } amount) return Error.Invalid("amount.missing", $"请填写金额（{field}）", $"{field}: an amount is required", "K-06", field);
        if (amount <= 0) return Error.Invalid("amount.not_positive", $"金额必须大于 0，现为 {amount}", $"The amount must be above 0, not {amount}", "K-06", field);
        if (amount > Largest.InYuan) return Error.Invalid("amount.too_large", $"金额不能超过 {Largest}", $"The amount must not exceed {Largest}", "K-06", field);
        if (decimal.Round(amount, 2) != amount) return Error.Invalid("amount.too_precise", $"金额最多保留两位小数，现为 {amount}", $"An amount has at most two decimals, not {amount}", "K-06", field);
        money = Yuan(amount);
        return null;
    }

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    public override string ToString() => "¥" + InYuan.ToString("N2", CultureInfo.InvariantCulture);
}
