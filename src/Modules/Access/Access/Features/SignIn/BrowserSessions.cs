using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary>Who signed in in this browser, with what he may do at this moment; whoever has still something to show is sent to that page.</summary>
internal sealed class BrowserSessions(Rights rights) : IBrowserSessions
{
    public async ValueTask<BrowserVisit> Recognise(HttpContext context)
    {
        var present = await context.RequestServices.GetRequiredService<SessionDesk>().Find(context, context.RequestAborted);
        if (present is { IsWhole: true }) return new(await CallerOf(present.Account, context), null);
        var back = Returns.Of(context.Request.Path);
        return new(null, present is null ? Returns.With(SignInPage.Path, back) : SignInPage.PageOf(present.Next, back));
    }

    // These pages are of the whole platform: what somebody may do for a part of the society does not open them.
    private async Task<Caller> CallerOf(Account account, HttpContext context)
    {
        var held = await rights.Held(context.RequestServices.GetRequiredService<AccessDb>(), account, context.RequestAborted);
        return new(account.Id.ToString(), CallerKind.Person, rights.PermissionsOf(held).Everywhere);
    }
}
