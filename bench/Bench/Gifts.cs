using System.Globalization;
using System.Text;

namespace JinhuRedCross.Bench;

/// <summary>The gifts that one server is sent: the n-th is always the same request, so any can be repeated without having been kept.</summary>
/// <param name="campaigns">Where they go; more than one takes turns.</param>
internal sealed class Gifts(IReadOnlyList<Guid> campaigns, long first = 1)
{
    private const long TenDigits = 10_000_000_000;
    private const int Hundred = 100;
    private readonly Request _template = Request.Gift(campaigns[0]);
    private readonly byte[][] _campaigns = [.. campaigns.Select(c => Encoding.ASCII.GetBytes(c.ToString()))];
    private long _last = first - 1;

    /// <summary>The number of the newest gift that somebody was given to send.</summary>
    public long Last => Volatile.Read(ref _last);

    public long First => first;

    public Guid Campaign => campaigns[0];

    public long Next() => Interlocked.Increment(ref _last);

    /// <param name="line">A line that the head has besides; empty for none.</param>
    public byte[] NewBuffer(string line) => [.. _template.Bytes[.._template.SecondLine], .. Encoding.ASCII.GetBytes(line), .. _template.Bytes[_template.SecondLine..]];

    /// <summary>Writes the n-th gift over an earlier one.</summary>
    public void Write(long n, Span<byte> request)
    {
        _campaigns[n % _campaigns.Length].CopyTo(request[_template.Campaign..]);
        // All else stands behind the line that was put in.
        request = request[(request.Length - _template.Bytes.Length)..];
        n.TryFormat(request[_template.Key..], out _, "D12", CultureInfo.InvariantCulture);
        // Transaction numbers of one day look random, and so do these; the factor has no part in common with 10, so none comes twice.
        (n * 6_364_136_223 % TenDigits).TryFormat(request[_template.Transaction..], out _, "D10", CultureInfo.InvariantCulture);
        (n * 48_271 % (TenDigits / Hundred)).TryFormat(request[_template.Phone..], out _, "D8", CultureInfo.InvariantCulture);
        (n % Hundred).TryFormat(request[_template.Fen..], out _, "D2", CultureInfo.InvariantCulture);
        new Rune((int)(0x4E00 + (n % 5000))).EncodeToUtf8(request[_template.Name..]);
    }

    /// <summary>A request with the places where gifts differ; all of fixed width, so that its length never changes.</summary>
    private sealed record Request(byte[] Bytes, int SecondLine, int Campaign, int Key, int Transaction, int Phone, int Fen, int Name)
    {
        public static Request Gift(Guid campaign)
        {
            const string body =
                """{"donor":{"kind":"individual","name":"张甲","phone":"13800000000"},"amount":108.00,"channel":"weChatPay","transactionNumber":"420000234520260101TTTTTTTTTT","givenAt":"2026-01-01T09:30:00+08:00","receivedAt":"2026-01-01T09:30:05+08:00","publicity":"masked","receipt":"wanted"}""";
            var text = $"""
                POST /api/v1/fundraising/campaigns/{campaign}/donations HTTP/1.1
                Host: 127.0.0.1
                Content-Type: application/json
                Idempotency-Key: bench-KKKKKKKKKKKK
                Content-Length: {Encoding.UTF8.GetByteCount(body)}


                """.ReplaceLineEndings("\r\n") + body;
            var bytes = Encoding.UTF8.GetBytes(text);
            int At(string what) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(what)) is >= 0 and var at ? at : throw new InvalidOperationException($"The request lacks {what}");
            return new(bytes, At("Host:"), At(campaign.ToString()), At("KKKK"), At("TTTT"), At("1380000") + 3, At("108.00") + 4, At("甲"));
        }
    }
}
