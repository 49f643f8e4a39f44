using System.Security.Cryptography;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using OpenIddict.Abstractions;

namespace JinhuRedCross.Access.Features.Clients;

/// <summary>Programs that sign in by themselves: what OpenIddict knows of them, and what they may do.</summary>
internal sealed class ClientDesk(IOpenIddictApplicationManager applications, IOpenIddictTokenManager tokens, Changes changes)
{
    private const int SecretSize = 32;

    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretSize)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static Error? CheckId(string? id) =>
        id is { Length: >= 3 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && !Guid.TryParse(id, out _) ? null : AccessErrors.ClientIdInvalid;

    /// <summary>Lets a program sign in with this secret, and no longer with another one.</summary>
    public async Task Register(string id, string displayName, string secret, CancellationToken cancel)
    {
        var wanted = new OpenIddictApplicationDescriptor
        {
            ClientId = id,
            ClientSecret = secret,
            DisplayName = displayName,
            ClientType = OpenIddictConstants.ClientTypes.Confidential,
            Permissions =
            {
                OpenIddictConstants.Permissions.Endpoints.Token,
                OpenIddictConstants.Permissions.Endpoints.Revocation,
                OpenIddictConstants.Permissions.Endpoints.Introspection,
                OpenIddictConstants.Permissions.GrantTypes.ClientCredentials,
            },
        };
        if (await applications.FindByClientIdAsync(id, cancel) is { } there) await applications.UpdateAsync(there, wanted, cancel);
        else await applications.CreateAsync(wanted, cancel);
    }

    public async Task<bool> IsKnown(string id, CancellationToken cancel) => await applications.FindByClientIdAsync(id, cancel) is not null;

    public async Task<bool> IsSecret(string id, string secret, CancellationToken cancel) =>
        await applications.FindByClientIdAsync(id, cancel) is { } there && await applications.ValidateClientSecretAsync(there, secret, cancel);

    /// <summary>Whatever tokens are out under this subject are worth nothing from now on.</summary>
    public async Task Revoke(string subject, CancellationToken cancel)
    {
        await tokens.RevokeBySubjectAsync(subject, cancel);
        changes.Happened();
    }
}
