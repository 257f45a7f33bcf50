using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Accounts;
using Taizhang.Accounts.Tokens;
using Taizhang.Kernel;
using Taizhang.Tests.Support;

namespace Taizhang.Tests.Api;

/// <summary>An answer of the interface.</summary>
public sealed record Told(HttpResponseMessage Response, string Text)
{
    public int Status => (int)Response.StatusCode;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Items => Json.GetProperty("items");

    /// <summary>The codes of the reasons, each with its field.</summary>
    public IReadOnlyList<string> Errors => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString() is { } place ? $"{place}: {error.GetProperty("code")}" : error.GetProperty("code").GetString()!)];

    /// <summary>The answer without what tells one call from another.</summary>
    public string Words => Text.Contains("\"reference\"", StringComparison.Ordinal) ? Text[..Text.IndexOf("\"reference\"", StringComparison.Ordinal)] : Text;
}

/// <summary>Another system with a token.</summary>
public sealed class Caller(HttpClient client, string? token, Actor actor)
{
    public string? Token => token;

    public Actor Actor => actor;

    public static HttpClient ClientOf(TaizhangApp app) => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = app.ClientOptions.BaseAddress });

    public Task<Told> GetAsync(string call, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, call, null, headers);

    public Task<Told> PostAsync(string call, string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, call, new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public async Task<Told> SendAsync(HttpMethod method, string call, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, call.StartsWith('/') ? call : $"/api/v1/{call}") { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        return new(response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>Issues tokens as their holders do.</summary>
internal static class Tokens
{
    public const TokenScope Everything = TokenScope.ReadRegistry | TokenScope.ReadDuties | TokenScope.ReadActivities | TokenScope.RecordActivities;

    /// <summary>A caller with a token of a member who acts in a role, which is granted where the registry does not give it.</summary>
    public static async Task<Caller> CallerAsync(TaizhangApp app, long memberId, Role role, TokenScope scopes, long? organizationId = null, int days = 30, string name = "学习平台")
    {
        var (token, actor) = await IssueAsync(app, memberId, role, scopes, organizationId, days, name);
        return new(Caller.ClientOf(app), token, actor);
    }

    public static async Task<(string Token, Actor Actor)> IssueAsync(TaizhangApp app, long memberId, Role role, TokenScope scopes, long? organizationId, int days, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<TaizhangDb>();
        db.Scope = Scope.Everything;
        var now = services.GetRequiredService<TimeProvider>().Now();
        if (await db.Accounts.FirstOrDefaultAsync(each => each.MemberId == memberId) is not { } account)
        {
            account = new Account { UserName = $"m{memberId}", NormalizedUserName = Logins.Normalized($"m{memberId}"), MemberId = memberId, OpenedAt = now };
            account.Restamp();
            db.Accounts.Add(account);
            await db.SaveChangesAsync();
        }

        if (Grant.Grantable.Contains(role) && !await db.Grants.AnyAsync(each => each.AccountId == account.Id && each.Role == role && each.Answer == ProposalAnswer.Agreed))
        {
            var today = ChinaClock.DayOf(now);
            db.Grants.Add(new() { AccountId = account.Id, Role = role, From = today, To = today.AddYears(1), ProposedAt = now, Answer = ProposalAnswer.Agreed, AnsweredAt = now });
            await db.SaveChangesAsync();
        }

        var capacity = (await services.GetRequiredService<CapacityReading>().OfAsync(account.Id, memberId, null, default)).First(each => each.Role == role);
        var person = await db.Members.Where(member => member.Id == memberId).Select(member => member.Name).SingleAsync();
        var actor = new Actor(person, role, memberId, capacity.OrganizationId, capacity.Scope, capacity.HomePath) { AccountId = account.Id };
        db.Scope = actor.Scope;
        var issue = services.GetRequiredService<IssueToken>();
        var outcome = await issue.RunAsync(new(account.Id, name, scopes, organizationId, services.GetRequiredService<TimeProvider>().Today().AddDays(days)), actor);
        Assert.Empty(outcome.Refusals.Select(refusal => refusal.ToString()));
        return (issue.Token!, actor);
    }
}
