using System.Globalization;

namespace JinhuRedCross.Bench;

/// <summary>One of those that are compared, with what was measured of it.</summary>
internal sealed class Side(string name, Func<Task<Stretch>> measure)
{
    private readonly List<Stretch> _stretches = [];

    public string Name => name;

    public Task<Stretch> Measure() => measure();

    public void Add(Stretch stretch) => _stretches.Add(stretch);

    /// <summary>The median, and between which values it lies.</summary>
    public string Show(Func<Stretch, double> of, string format = "0") => Figures.Show([.. _stretches.Select(of)], format);

    /// <summary>How this side does against another, round by round: the machine was the same for both.</summary>
    public string Against(Side other, Func<Stretch, double> of) => Figures.Show([.. _stretches.Zip(other._stretches, (mine, theirs) => of(mine) / of(theirs))], "0.00");
}

/// <summary>Medians with ranges.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Show(IReadOnlyCollection<double> values, string format) =>
        $"{Text(Median(values), format)} ({Text(values.Min(), format)}–{Text(values.Max(), format)})";

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
