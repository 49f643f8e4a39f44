using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>What can be wrong with a request before any rule of the business is asked.</summary>
internal static class RequestErrors
{
    public static readonly Error Malformed = Bad("request.malformed", "请求无法识别，请检查格式", "The request cannot be read; check its format");

    public static readonly Error BodyMissing = Bad("request.body_missing", "缺少请求正文（JSON）", "The request needs a JSON body");

    public static readonly Error JsonMalformed = Bad("request.json_malformed", "请求正文不是有效的 JSON", "The body is not valid JSON");

    public static readonly Error FormInvalid = Bad("request.form_invalid", "上传的表单不完整或格式有误", "The uploaded form is incomplete or malformed");

    public static readonly Error TooLarge = Bad("request.too_large", "请求内容过大：JSON 最多 4 MB，文件最多 100 MB", "The request is too large: at most 4 MB of JSON, 100 MB for a file");

    public static readonly Error AddressTooLong = Bad("request.address_too_long", "地址过长：最多 8 KB", "The address is too long: at most 8 KB");

    public static readonly Error HeadersTooLarge = Bad("request.headers_too_large", "请求头过多或过长：最多 100 个、共 32 KB", "The headers are too many or too long: at most 100 of together 32 KB");

    public static readonly Error MediaType = Bad("request.media_type_unsupported", "不支持这种内容类型，请使用接口文档中写明的 Content-Type（UTF-8）", "This content type is not supported; use the Content-Type that the documentation names (UTF-8)");

    public static readonly Error RouteUnknown = Bad("request.route_unknown", "没有这个地址，请查看接口文档 /swagger", "There is nothing at this address; see /swagger");

    public static readonly Error MethodNotAllowed = Bad("request.method_not_allowed", "这个地址不支持这种方法", "This address does not take this method");

    public static readonly Error SignInRequired = Bad("access.sign_in_required", "需要登录：请在 /swagger 点“Authorize”，或用 /connect/token 取得令牌", "Sign-in is required: use Authorize on /swagger, or get a token at /connect/token");

    public static readonly Error TokenInvalid = Bad("access.token_invalid", "令牌无效、已过期或已撤销，请重新登录", "The token is invalid, expired or revoked; sign in again");

    public static readonly Error PlainHttp = Bad("access.plain_http", "登录和令牌只能经 https 使用（本机地址除外）", "Sign-in and tokens need https, except on this machine itself");

    /// <summary>403 and not 404: which organisations there are is public.</summary>
    public static readonly Error OutsideSubtree = Error.Forbidden("access.outside_subtree",
        "您的权限只限于所属组织及其下级，这里超出了范围；如工作需要，请联系安全管理员", "Your permission holds for your own organisation and those below it only; ask the security administrator if you need more", "SEC-07");

    public static readonly Error StoreUnavailable = new(ErrorKind.Unavailable, "store.unavailable", "存储暂时不可用，结果未知，请稍后用同一个 Idempotency-Key 重试", "The store is away and the outcome unknown; repeat the request with the same Idempotency-Key");

    /// <summary>The same for a question, which has no outcome to doubt.</summary>
    public static readonly Error StoreAway = new(ErrorKind.Unavailable, "store.unavailable", "存储暂时不可用，请稍后再试", "The store is away; ask again in a moment");

    /// <summary>Said by the proxy before the silos (ops/proxy), where it reaches none.</summary>
    public static readonly Error PlatformUnavailable = new(ErrorKind.Unavailable, "platform.unavailable",
        "平台暂时不可用，结果未知，请稍后用同一个 Idempotency-Key 重试", "The platform cannot be reached and the outcome is unknown; repeat the request with the same Idempotency-Key");

    public static readonly Error Unexpected = new(ErrorKind.Unavailable, "server.unexpected", "系统内部错误，请把 traceId 告诉管理员", "Something went wrong here; tell the administrator the traceId");

    public static readonly Error KeyInvalid = Bad("request.idempotency_key_invalid", "Idempotency-Key 必须是 1 至 255 个可见的 ASCII 字符", "Idempotency-Key has 1 to 255 visible ASCII characters", "Idempotency-Key");

    public static readonly Error IfMatchInvalid = Bad("request.if_match_invalid", "If-Match 必须是 ETag，例如 \"3\"，或 *", "If-Match is a list of entity tags such as \"3\", or *", "If-Match");

    public static readonly Error IfNoneMatchInvalid = Bad("request.if_none_match_invalid", "If-None-Match 必须是 ETag，例如 \"3\"，或 *", "If-None-Match is a list of entity tags such as \"3\", or *", "If-None-Match");

    private static readonly (int Status, Error Error)[] Shared =
    [
        (400, Malformed), (400, BodyMissing), (400, JsonMalformed), (400, FormInvalid), (400, KeyInvalid), (400, IfMatchInvalid), (400, IfNoneMatchInvalid),
        (401, SignInRequired), (401, TokenInvalid), (403, PlainHttp), (403, OutsideSubtree), (404, RouteUnknown), (405, MethodNotAllowed), (413, TooLarge), (414, AddressTooLong), (415, MediaType), (429, TooMany(0, 0)), (431, HeadersTooLarge), (500, Unexpected), (503, StoreUnavailable),
    ];

    /// <summary>The errors that any operation may answer with; those whose text has no values in it.</summary>
    public static RefusalMetadata? Find(string code) => code == PermissionMissingCode ? new(403, code, "没有这项权限")
        : Shared.FirstOrDefault(s => s.Error.Code == code) is { Error: { } error } found ? new(found.Status, error.Code, error.Zh) : null;

    public static Error PermissionMissing(string permission) =>
        Error.Forbidden(PermissionMissingCode, $"您没有权限 {permission}；如工作需要，请联系安全管理员授予", $"You lack the permission {permission}; ask the security administrator for it", "SEC-07");

    public const string PermissionMissingCode = "permission.missing";

    public static Error TooMany(int perMinute, int seconds) => Bad("request.too_many",
        $"请求过于频繁：每分钟最多 {perMinute} 次，请在 {seconds} 秒后重试", $"Too many requests: at most {perMinute} a minute; try again in {seconds} seconds");

    public static Error UnknownMember(string field) => Bad("request.unknown_member", $"不认识的字段 {field}，请检查拼写和大小写", $"Unknown member {field}; check its spelling and case", field);

    public static Error DuplicateMember(string field) => Bad("request.duplicate_member", $"字段 {field} 出现了不止一次", $"The member {field} stands more than once", field);

    public static Error MissingMember(string field) => Bad("request.missing_member", $"缺少字段 {field}", $"The member {field} is missing", field);

    public static Error TooDeep(string field) => Bad("request.too_deep", "JSON 嵌套过深", "The JSON is nested too deep", field);

    public static Error WrongType(string field, string zh, string en) => Bad("request.wrong_type", $"{field} 的值类型不对，应为{zh}", $"{field} has a value of the wrong type; {en} is expected", field);

    public static Error ForbiddenCharacter(string field, string which) => Bad("request.forbidden_character", $"{field} 含有不允许的字符 {which}", $"{field} holds the forbidden character {which}", field);

    public static Error InvalidText(string field) => Bad("request.invalid_text", $"{field} 不是有效的 Unicode 文本", $"{field} is not valid Unicode text", field);

    public static Error NumberOutOfRange(string field) => Bad("request.number_out_of_range", $"{field} 的数字过大或位数过多", $"The number in {field} is too large or has too many digits", field);

    public static Error OffsetMissing(string field) => Bad("request.offset_missing", $"{field} 须为带时区的时间，例如 2026-01-29T10:00:00+08:00", $"{field} is a moment with its offset, such as 2026-01-29T10:00:00+08:00", field);

    public static Error UnknownValue(string field, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return Bad("request.unknown_value", $"{field} 的值不在可选范围内：{list}", $"{field} is one of: {list}", field);
    }

    public static Error UnknownParameter(string name, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return list.Length == 0
            ? Bad("request.unknown_parameter", $"不认识的查询参数 {name}；这个地址没有查询参数", $"Unknown query parameter {name}; this address takes none", name)
            : Bad("request.unknown_parameter", $"不认识的查询参数 {name}；可用：{list}", $"Unknown query parameter {name}; there are: {list}", name);
    }

    public static Error RepeatedParameter(string name) => Bad("request.repeated_parameter", $"查询参数 {name} 只能出现一次", $"The query parameter {name} may stand only once", name);

    public static Error InvalidParameter(string name, string zh, string en) => Bad("request.parameter_invalid", $"参数 {name} 的值不对，应为{zh}", $"The parameter {name} has a wrong value; {en} is expected", name);

    public static Error MissingParameter(string name) => Bad("request.parameter_missing", $"缺少参数 {name}", $"The parameter {name} is missing", name);

    public static Error UnknownSort(string column, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return Bad("request.unknown_sort", $"不能按 {column} 排序；可用：{list}", $"There is no sorting by {column}; there are: {list}", "sort");
    }

    private static Error Bad(string code, string zh, string en, string? field = null) => new(ErrorKind.Malformed, code, zh, en, Field: field);
}
