namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The one-line headings of problems, one for each status.</summary>
internal static class ProblemTitles
{
    public static string Of(int status, bool english)
    {
        var (zh, en) = status switch
        {
            400 => ("请求有误", "Bad request"),
            401 => ("需要登录", "Sign-in required"),
            403 => ("没有权限", "Forbidden"),
            404 => ("未找到", "Not found"),
            405 => ("方法不支持", "Method not allowed"),
            409 => ("当前状态不允许", "Conflict"),
            412 => ("数据已被更新", "Changed meanwhile"),
            413 => ("内容过大", "Content too large"),
            414 => ("地址过长", "Address too long"),
            415 => ("内容类型不支持", "Unsupported media type"),
            422 => ("不符合业务规则", "A rule refuses this"),
            429 => ("请求过于频繁", "Too many requests"),
            431 => ("请求头过大", "Headers too large"),
            503 => ("暂时不可用", "Unavailable"),
            < 500 => ("请求有误", "Bad request"),
            _ => ("系统内部错误", "Internal error"),
        };
        return english ? en : zh;
    }
}
