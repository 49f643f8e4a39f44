namespace JinhuRedCross.Access.Features.Pages;

/// <summary>Where somebody is sent when he has signed in: only to the few places here that send people to sign in.</summary>
internal static class Returns
{
    public const string Home = "/account";

    private static readonly string[] _places = ["/connect/authorize?", "/swagger", "/dashboard", Home];

    public static string Of(string? wanted) => IsOurs(wanted) ? wanted! : Home;

    public static bool IsOurs(string? wanted) =>
        wanted is { Length: > 1 and <= 4000 } && _places.Any(p => wanted.StartsWith(p, StringComparison.Ordinal)) && wanted[1] != '/' && !wanted.Contains('\\') && !wanted.Any(char.IsControl) && wanted.All(char.IsAscii);

    public static string With(string page, string back) => back == Home ? page : $"{page}?return={Uri.EscapeDataString(back)}";
}
