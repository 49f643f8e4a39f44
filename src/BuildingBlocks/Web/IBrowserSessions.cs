using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Says who signed in in a browser, for the few pages that carry no token. The module Access does.</summary>
public interface IBrowserSessions
{
    ValueTask<BrowserVisit> Recognise(HttpContext context);
}

/// <summary>Who looks at a page: either somebody who is signed in, or where he has to go first.</summary>
public sealed record BrowserVisit(Caller? Caller, string? SignIn);

/// <summary>A page that is looked at in a browser: the session of sign-in opens it, as a token opens the API. For reading only: nothing here protects a form.</summary>
public sealed record BrowserMetadata;
