using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>What the host said, read to the end.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? MediaType)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Items => Json["items"]!.AsArray();

    public string Id => (string)Json["id"]!;

    public string Number => (string)Json["number"]!;

    public string ETag => Headers.ETag!.ToString();

    public bool Replayed => Headers.Contains("Idempotent-Replayed");

    public bool Lags => Headers.Contains("Read-Lag");

    public string? Code => MediaType == "application/problem+json" ? (string?)Json["code"] : null;

    public string Key => Headers.GetValues("Idempotency-Key").Single();

    public decimal Yuan(string member) => (decimal)Json[member]!;

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        using (response)
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType);
    }

    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)Status} instead of {(int)expected}: {Text}");
        return this;
    }

    public Answer IsOk() => Is(HttpStatusCode.OK);

    public Answer IsCreated() => Is(HttpStatusCode.Created);

    /// <summary>A whole problem document of this status and code.</summary>
    public Answer IsRefused(int status, string? code = null)
    {
        Is((HttpStatusCode)status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(status, (int)Json["status"]!);
        Assert.Equal("/errors/" + Code, (string?)Json["type"]);
        foreach (var member in (string[])["title", "detail", "traceId"]) Assert.False(string.IsNullOrEmpty((string?)Json[member]), member);
        if (code is not null) Assert.Equal(code, Code);
        return this;
    }

    /// <summary>A problem document that says the caller is at fault.</summary>
    public Answer IsRefusedAsBad()
    {
        Assert.True((int)Status is >= 400 and < 500, $"{(int)Status}: {Text}");
        return IsRefused((int)Status);
    }
}
