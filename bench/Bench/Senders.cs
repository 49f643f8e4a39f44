namespace JinhuRedCross.Bench;

/// <summary>Sends gifts, each once.</summary>
internal sealed class FreshGifts(Gifts gifts) : ISender
{
    private byte[] _buffer = [];

    public void Carry(string line) => _buffer = gifts.NewBuffer(line);

    public ReadOnlyMemory<byte> Next()
    {
        gifts.Write(gifts.Next(), _buffer);
        return _buffer;
    }

    public bool IsRight(ReadOnlySpan<byte> answer) => HttpLink.StatusOf(answer) == 201;
}

/// <summary>Sends gifts, and some of them again: lately sent ones, or any of the whole run.</summary>
/// <param name="percent">How many of a hundred requests are repeats.</param>
/// <param name="old">Any gift of the run; else one that this connection sent among its last eight.</param>
internal sealed class RepeatedGifts(Gifts gifts, int percent, bool old, int seed) : ISender
{
    // Those that others have just been given may not be answered yet.
    private const long UnderWay = 5000;
    private readonly Random _random = new(seed);
    private readonly Queue<long> _mine = new();
    private byte[] _buffer = [];
    private bool _isRepeat;

    public void Carry(string line) => _buffer = gifts.NewBuffer(line);

    public ReadOnlyMemory<byte> Next()
    {
        _isRepeat = _mine.Count > 0 && _random.Next(100) < percent;
        var n = !_isRepeat ? gifts.Next() : old ? _random.NextInt64(gifts.First, gifts.Last - UnderWay) : _mine.ElementAt(_random.Next(_mine.Count));
        if (!_isRepeat) _mine.Enqueue(n);
        if (_mine.Count > 8) _mine.Dequeue();
        gifts.Write(n, _buffer);
        return _buffer;
    }

    public bool IsRight(ReadOnlySpan<byte> answer) => HttpLink.StatusOf(answer) == 201 && answer.IndexOf("Idempotent-Replayed: true"u8) >= 0 == _isRepeat;
}

/// <summary>Asks for one thing again and again.</summary>
internal sealed class OneQuestion(string path) : ISender
{
    private byte[] _request = [];

    public void Carry(string line) => _request = System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{line}Host: 127.0.0.1\r\n\r\n");

    public ReadOnlyMemory<byte> Next() => _request;

    public bool IsRight(ReadOnlySpan<byte> answer) => HttpLink.StatusOf(answer) == 200;
}
