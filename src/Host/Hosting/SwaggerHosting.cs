using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace JinhuRedCross.Host.Hosting;

/// <summary>The API's description in Chinese: one document with everything, and one for each module.</summary>
internal static class SwaggerHosting
{
    public const string Title = "金湖县红十字会信息平台";

    private const string Everything = "v1";

    // Its scripts and styles are files of ours, but for one style within its logo; icons lie in the style sheet as data.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>How Swagger calls the two ways to sign in. People come first: each scheme is a box of its own there.</summary>
    public const string SignIn = "signIn";

    public const string Program = "program";

    private const string Introduction = """
        金湖县红十字会业务接口。金额单位为元（最多两位小数），日期为北京时间 `yyyy-MM-dd`，时间为带时区的 ISO 8601。
        错误一律为 `application/problem+json`；写操作可带 `Idempotency-Key` 安全重试，`?dryRun=true` 只检查不执行。
        """;

    public static void AddSwagger(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc(Everything, new() { Title = Title, Version = Everything, Description = Introduction });
            foreach (var module in modules) o.SwaggerDoc(module.Name, new() { Title = $"{Title} · {module.Title}", Version = Everything, Description = Introduction });
            o.DocInclusionPredicate((document, api) => document == Everything || api.GroupName == document);
            // A stable sort by nothing keeps the order in which modules map: the order in which examples work.
            o.OrderActionsBy(_ => "");
            o.CustomSchemaIds(SchemaNames.Of);
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.MapType<Money>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            o.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            o.MapType<decimal?>(() => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null });
            o.AddSecurityDefinition(SignIn, Scheme("工作人员用账户登录（authorization code + PKCE）：点 Authorize，登录后自动返回。", new() { AuthorizationCode = new() { AuthorizationUrl = new("/connect/authorize", UriKind.Relative), TokenUrl = Token, Scopes = Scopes() } }));
            o.AddSecurityDefinition(Program, Scheme("对接程序用自己的 client_id 和 client_secret 取得令牌。", new() { ClientCredentials = new() { TokenUrl = Token, Scopes = new Dictionary<string, string>() } }));
            o.OperationFilter<DescribeOperation>();
            o.OperationFilter<DescribeCommand>();
            o.OperationFilter<DescribeExamples>();
            foreach (var assembly in Commented(modules)) o.IncludeXmlComments(assembly);
            // After the comments, which speak to those who write the code.
            o.SchemaFilter<DescribeMoney>();
        });
    }

    public static void UseSwaggerPages(this WebApplication app, IReadOnlyList<IModule> modules)
    {
        if (!app.Configuration.GetValue("Swagger:Enabled", true)) return;
        // Only under its own path: each of its parts matches every request against templates and patterns.
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), swagger =>
        {
            swagger.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                return next(context);
            });
            swagger.UseSwagger(o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
            swagger.UseSwaggerUI(o =>
            {
                o.DocumentTitle = Title + " · 接口文档";
                o.SwaggerEndpoint($"{Everything}/swagger.json", "全部接口");
                foreach (var module in modules) o.SwaggerEndpoint($"{module.Name}/swagger.json", module.Title);
                o.EnableDeepLinking();
                o.EnableTryItOutByDefault();
                o.DisplayRequestDuration();
                o.DefaultModelsExpandDepth(-1);
                o.DocExpansion(DocExpansion.List);
                o.OAuthClientId("swagger");
                o.OAuthScopes("openid", "profile");
                o.OAuthUsePkce();
            });
        });
    }

    private static Uri Token => new("/connect/token", UriKind.Relative);

    private static OpenApiSecurityScheme Scheme(string description, OpenApiOAuthFlows flows) => new() { Type = SecuritySchemeType.OAuth2, Description = description, Flows = flows };

    private static Dictionary<string, string> Scopes() => new() { ["openid"] = "登录", ["profile"] = "姓名或岗位名称" };

    private static IEnumerable<Assembly> Commented(IReadOnlyList<IModule> modules) =>
        modules.Select(m => m.GetType().Assembly)
            .Concat([typeof(Problem).Assembly, typeof(SwaggerHosting).Assembly])
            .Distinct()
            .Where(a => File.Exists(Path.ChangeExtension(a.Location, ".xml")));
}
