using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>Another secret; the old one and its tokens are worth nothing from then on.</summary>
internal static class RotateSecret
{
    public static void Map(RouteGroupBuilder clients) => clients.MapPost("/{client}/rotate-secret", Handle)
        .WithName("rotateClientSecret").WithSummary("更换密钥（Rotate a secret）")
        .WithDescription("返回新的密钥（只显示这一次）；旧密钥和旧令牌立即失效。")
        .Permission(ClientEndpoints.Manage)
        .Audited(AuditAction.AccountChange, "client", "client").Once()
        .Refuses(AccessErrors.ClientNotFound, AccessErrors.ClientConfigured, AccessErrors.OwnRights)
        .ExampleParameter("client", () => ClientEndpoints.Example);

    private static async Task<Results<Ok<CreateClient.Response>, Problem>> Handle(string client, CommandRequest http, AccessDb db, ClientDesk desk, CancellationToken cancel)
    {
        var answer = await ClientEndpoints.Change(client, db, http, _ => Task.FromResult<Error?>(null), cancel);
        if (answer.Result is not Ok<ClientEndpoints.Item> { Value: { } found }) return (Problem)answer.Result;
        var secret = ClientDesk.NewSecret();
        await desk.Register(found.Id, found.DisplayName, secret, cancel);
        await desk.Revoke(found.Id, cancel);
        return TypedResults.Ok(new CreateClient.Response(found, secret));
    }
}
