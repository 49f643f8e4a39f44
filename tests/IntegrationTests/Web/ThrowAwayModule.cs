using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Web;

/// <summary>Endpoints of every shape that modules use, for tests of what surrounds them.</summary>
internal sealed class ThrowAwayModule : IModule
{
    public static readonly Error Closed = Error.Conflict("thing.closed", "已关闭", "It is closed", "TST-01");

    public string Name => "things";

    public string Title => "试验（Things）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        var things = module.MapGroup("").WithTags("试验");
        things.MapPost("/things", Create).WithName("createThing").WithSummary("新建").Permission("things.create").Refuses(Closed)
            .Example(new Request("一", 1.50m, Colour.Red)).ExampleParameter("Idempotency-Key", () => "example-thing");
        things.MapGet("/things", Find).WithName("findThings").WithSummary("列表").Permission("things.read").SortableBy("name", "amount");
        things.MapGet("/things/{id:guid}", Get).WithName("getThing").WithSummary("查看").Permission("things.read").ExampleParameter("id", () => Guid.Empty);
        things.MapPost("/things/{id:guid}/files", Upload).WithName("uploadThing").WithSummary("上传").Permission("things.create").TakesFile().ExampleParameter("id", () => Guid.Empty);
        things.MapPost("/fail/{how}", Fail).WithName("failThing").WithSummary("失败").Permission("things.create").ExampleParameter("how", () => "closed");
    }

    private static Results<CreatedAt<Answer>, Problem> Create(CommandRequest command, Request request)
    {
        if (request.Name == "重放") command.MarkReplayed();
        var fingerprint = Convert.ToHexString(command.Fingerprint(request));
        return Answers.Created("/api/v1/things/things/1", new Answer(command.Actor, command.Operation, command.DryRun, fingerprint, request), 7);
    }

    private static Ok<ListQuery> Find(ListQuery list, Colour? colour, DateOnly? on, DateTimeOffset? since, bool? open, decimal? least, int? count, string? name) =>
        TypedResults.Ok(list);

    private static OkAt<Money> Get(Guid id) => Answers.Ok(new Money(140950), 7);

    private static async Task<Ok<long>> Upload(Guid id, CommandRequest command, IFormFile file)
    {
        await using var content = file.OpenReadStream();
        return TypedResults.Ok(file.Length);
    }

    private static Problem Fail(string how) => how switch
    {
        "closed" => Closed.ToProblem(),
        "many" => Error.All([Error.Invalid("name.missing", "缺名称", "no name", field: "donor.name"), Error.Invalid("amount.missing", "缺金额", "no amount", field: "amount")])!.ToProblem(),
        "away" => throw new JournalUnavailableException("disk"),
        "slow" => throw new TimeoutException(),
        _ => throw new InvalidOperationException("a secret"),
    };

    internal enum Colour
    {
        Red,
        DarkBlue,
    }

    internal sealed record Part(string? Item, int? Quantity);

    internal sealed record Request(
        string Name,
        decimal? Amount = null,
        Colour? Colour = null,
        DateOnly? On = null,
        DateTimeOffset? At = null,
        double? Share = null,
        Part? Part = null,
        IReadOnlyList<Part>? Parts = null,
        Dictionary<string, string>? Notes = null);

    internal sealed record Answer(string Actor, string Operation, bool DryRun, string Fingerprint, Request Request);
}
