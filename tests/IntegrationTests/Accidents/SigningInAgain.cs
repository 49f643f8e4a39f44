using System.Net;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>A program that signs in anew when its token is refused: to a silo whose clock has jumped an old one is over, and one that it gave before it jumped back is not valid yet.</summary>
internal sealed class SigningInAgain(string folder) : HttpMessageHandler
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private const int Attempts = 20;
    private HttpMessageInvoker _signedIn = SignIn(folder);
    private int _refused;

    /// <summary>How many requests were answered with 401.</summary>
    public int Refused => Volatile.Read(ref _refused);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var signedIn = Volatile.Read(ref _signedIn);
            var answer = await signedIn.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || attempt == Attempts) return answer;
            answer.Dispose();
            Interlocked.Increment(ref _refused);
            request.Headers.Authorization = null;
            // Others may be under way with the one before, so it is left to them.
            if (ReferenceEquals(signedIn, Volatile.Read(ref _signedIn))) Interlocked.CompareExchange(ref _signedIn, SignIn(folder), signedIn);
            else await Task.Delay(_pause, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _signedIn.Dispose();
        base.Dispose(disposing);
    }

    private static HttpMessageInvoker SignIn(string folder) => new(new SigningIn(folder, TimeProvider.System));
}
