using System.Globalization;

namespace JinhuRedCross.BuildingBlocks.Domain.Parameters;

/// <summary>What kind of figure a parameter is.</summary>
public enum ParameterKind
{
    WholeNumber,

    /// <summary>An amount in yuan, at most two decimals.</summary>
    Yuan,

    /// <summary>At most two decimals; 12.5 is 12.5 %.</summary>
    Percentage,
}

/// <summary>A figure that a rule leaves to be set, as its module declares it (K-08).</summary>
/// <param name="Key">Module and figure, such as <c>Fundraising.LargeDonationYuan</c>. Stands in the journal: never renamed.</param>
/// <param name="Default">What holds on every day for which nobody set anything else.</param>
public sealed record Parameter(string Key, ParameterKind Kind, decimal Default)
{
    /// <summary>What it means, as people read it.</summary>
    public required string Zh { get; init; }

    public required string En { get; init; }

    /// <summary>What it is counted in, such as 天 or 元.</summary>
    public required string Unit { get; init; }

    /// <summary>The law or practice that the default rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>The rule that uses it, such as <c>FUN-03</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>False where the society has yet to confirm the default.</summary>
    public bool Sure { get; init; } = true;

    public required decimal Least { get; init; }

    public required decimal Most { get; init; }

    /// <summary>Why a value cannot be this parameter's; null when it can.</summary>
    public Error? Check(decimal? asked)
    {
        if (asked is not { } value) return ParameterErrors.ValueMissing(this);
        var decimals = Kind == ParameterKind.WholeNumber ? 0 : 2;
        if (decimal.Round(value, decimals) != value) return ParameterErrors.TooPrecise(this, value, decimals);
        return value < Least || value > Most ? ParameterErrors.OutOfLimits(this, value) : null;
    }

    /// <summary>A value with its unit: <c>1,000,000 元</c>.</summary>
    public string Text(decimal value) => $"{value.ToString("#,0.##", CultureInfo.InvariantCulture)} {Unit}";
}
