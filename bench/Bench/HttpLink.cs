using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace JinhuRedCross.Bench;

/// <summary>One kept connection that sends ready-made requests and reads no more of an answer than it needs: the same small cost for every server.</summary>
internal sealed class HttpLink : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public static async Task<HttpLink> Open(int port)
    {
        var link = new HttpLink();
        await link._socket.ConnectAsync(IPAddress.Loopback, port);
        return link;
    }

    /// <summary>The whole answer: status line, headers and body. Valid until the next request.</summary>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Ask(ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0) request = request[await _socket.SendAsync(request)..];
        var (have, whole) = (0, -1);
        while (have < whole || whole < 0)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(have));
            if (read == 0) throw new IOException("The server closed the connection");
            have += read;
            whole = LengthOf(_buffer.AsSpan(0, have));
        }

        return _buffer.AsMemory(0, have);
    }

    public static int StatusOf(ReadOnlySpan<byte> answer) => ((answer[9] - '0') * 100) + ((answer[10] - '0') * 10) + answer[11] - '0';

    public void Dispose() => _socket.Dispose();

    /// <summary>How long the answer is; -1 while that is not known yet.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return -1;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length >= 0 && Utf8Parser.TryParse(answer[(length + 16)..], out int body, out _)) return head + 4 + body;
        // In chunks. The last one is empty, and no JSON holds line breaks.
        if (answer[..head].IndexOf("chunked"u8) >= 0) return answer[(head + 4)..].EndsWith("0\r\n\r\n"u8) ? answer.Length : -1;
        return StatusOf(answer) is 204 or 304 ? head + 4 : throw new IOException("An answer without a length");
    }
}
