using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Access.Domain;

/// <summary>The figures of sign-in that the rules leave to be set (SEC-08), as they hold on one day.</summary>
internal readonly record struct AccessParameters(ParameterValues Values)
{
    public const string FullSeparationKey = "Access.FullSeparation";

    private const string Practice = "GB/T 22239-2019 未定数字；通行做法";

    private static readonly Parameter _passwordLength = Whole("PasswordLength", 10, 10, 64, "位", "密码至少多少位", "A password has at least so many characters");

    private static readonly Parameter _passwordClasses = Whole("PasswordClasses", 3, 1, 4, "类", "密码至少含大写字母、小写字母、数字、其他字符中的几类", "A password has characters of so many of four classes");

    private static readonly Parameter _passwordsRemembered = Whole("PasswordsRemembered", 5, 0, 24, "个", "新密码不得与最近几个相同", "A new password is none of the last so many");

    private static readonly Parameter _passwordDays = Whole("PasswordDaysOfAdministrators", 90, 1, 365, "日", "管理员至多多少日更换密码", "Administrators change their password after at most so many days");

    private static readonly Parameter _passwordIterations = Whole("PasswordIterations", 600_000, 600_000, 10_000_000, "次", "密码散列（PBKDF2）的迭代次数", "Iterations of PBKDF2 in which a password is hashed");

    private static readonly Parameter _failures = Whole("FailuresUntilLock", 5, 2, 20, "次", "连续失败多少次后锁定", "So many failures in a row lock");

    private static readonly Parameter _lockMinutes = Whole("LockMinutes", 30, 1, 1440, "分钟", "锁定多少分钟", "A lock lasts so many minutes");

    private static readonly Parameter _idle = Whole("IdleMinutes", 30, 5, 480, "分钟", "多少分钟不操作后退出", "After so many idle minutes a session is over");

    private static readonly Parameter _idleAdministrators = Whole("IdleMinutesOfAdministrators", 15, 5, 480, "分钟", "管理员多少分钟不操作后退出", "The same for administrators");

    private static readonly Parameter _sessionHours = Whole("SessionHours", 12, 1, 72, "小时", "登录最长保持多少小时", "A session lasts at most so many hours");

    private static readonly Parameter _linkMinutes = Whole("LinkMinutes", 15, 5, 1440, "分钟", "一次性链接在多少分钟内有效", "A one-time link holds for so many minutes");

    private static readonly Parameter _tokenMinutes = Whole("TokenMinutes", 15, 1, 60, "分钟", "访问令牌有效多少分钟", "An access token holds for so many minutes");

    private static readonly Parameter _fullSeparation = new(FullSeparationKey, ParameterKind.WholeNumber, 0)
    {
        Zh = "是否三员分立：1 为系统、安全、审计管理员三人分任且不兼业务岗，0 为只要求系统与审计分开",
        En = "Whether system, security and audit administrator are three people without another role (1), or only system and audit are apart (0)",
        Unit = "",
        Basis = "等保三级通行做法",
        Rule = "SEC-07",
        Sure = false,
        Least = 0,
        Most = 1,
    };

    public static IReadOnlyList<Parameter> All { get; } =
    [
        _passwordLength, _passwordClasses, _passwordsRemembered, _passwordDays, _passwordIterations, _failures, _lockMinutes, _idle, _idleAdministrators, _sessionHours, _linkMinutes, _tokenMinutes, _fullSeparation,
    ];

    public int PasswordLength => Values.Whole(_passwordLength);

    public int PasswordClasses => Values.Whole(_passwordClasses);

    public int PasswordsRemembered => Values.Whole(_passwordsRemembered);

    public TimeSpan PasswordAge => TimeSpan.FromDays(Values.Whole(_passwordDays));

    public int PasswordIterations => Values.Whole(_passwordIterations);

    public int FailuresUntilLock => Values.Whole(_failures);

    public TimeSpan Lock => TimeSpan.FromMinutes(Values.Whole(_lockMinutes));

    public TimeSpan Session => TimeSpan.FromHours(Values.Whole(_sessionHours));

    public TimeSpan Link => TimeSpan.FromMinutes(Values.Whole(_linkMinutes));

    public TimeSpan Token => TimeSpan.FromMinutes(Values.Whole(_tokenMinutes));

    public bool FullSeparation => Values.Whole(_fullSeparation) == 1;

    public TimeSpan Idle(bool administrator) => TimeSpan.FromMinutes(Values.Whole(administrator ? _idleAdministrators : _idle));

    private static Parameter Whole(string key, int value, int least, int most, string unit, string zh, string en) => new("Access." + key, ParameterKind.WholeNumber, value)
    {
        Zh = zh,
        En = en,
        Unit = unit,
        Basis = Practice,
        Rule = "SEC-08",
        Sure = false,
        Least = least,
        Most = most,
    };
}
