using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Adds up what was read and holds it against what the list says of itself: of all, of all so far, or of all since the totals before.</summary>
internal sealed class TotalCheck
{
    private const int MostRemarks = 100;
    private readonly Saying<Money> _total = new();
    private readonly Saying<long> _count = new();
    private (long Gifts, Money Total) _read;
    private (long Gifts, Money Total) _before;

    public void Add(Money amount) => _read = (_read.Gifts + 1, _read.Total + amount);

    public void Hear(TotalRow said)
    {
        if (said.IsPartial) return;
        if (said.Total is { } total && MoneyOf(total) is { } money) _total.Hear(said.Row, money, _read.Total, _read.Total - _before.Total);
        if (said.Count is { } count) _count.Hear(said.Row, count, _read.Gifts, _read.Gifts - _before.Gifts);
        _before = _read;
    }

    public ListSummary Summary(IEnumerable<ListWarning> others)
    {
        var totals = _total.Wrong(_read.Total).Select(wrong => ListErrors.TotalDiffers(wrong.Row, wrong.Said, wrong.Read));
        var counts = _count.Wrong(_read.Gifts).Select(wrong => ListErrors.CountDiffers(wrong.Row, wrong.Said, wrong.Read));
        return new(_read.Gifts, _read.Total, _count.Published(_read.Gifts), _total.Published(_read.Total), [.. totals, .. counts, .. others]);
    }

    private static Money? MoneyOf(decimal yuan) => Math.Abs(yuan) <= long.MaxValue / 1000 ? Money.Yuan(yuan) : null;

    /// <summary>What is said of one figure, as far as it did not come true where it was said.</summary>
    private sealed class Saying<T>
        where T : struct, IEquatable<T>
    {
        private readonly List<(int Row, T Said, T Read)> _open = [];
        private T? _lastOfAll;

        public void Hear(int row, T said, T soFar, T since)
        {
            if (said.Equals(soFar)) _lastOfAll = said;
            if (!said.Equals(soFar) && !said.Equals(since) && _open.Count < MostRemarks) _open.Add((row, said, soFar));
        }

        /// <summary>What was said and is not true at the end either; what was said above all gifts is meant of all.</summary>
        public IEnumerable<(int Row, T Said, T Read)> Wrong(T all) =>
            _open.Where(open => !open.Said.Equals(all)).Select(open => (open.Row, open.Said, open.Read.Equals(default) ? all : open.Read));

        /// <summary>What the list says of all its gifts, true or not; null where it spoke only of parts.</summary>
        public T? Published(T all)
        {
            if (_open.Exists(open => open.Said.Equals(all)) || all.Equals(_lastOfAll)) return all;
            return _open.Count > 0 ? _open[^1].Said : null;
        }
    }
}
