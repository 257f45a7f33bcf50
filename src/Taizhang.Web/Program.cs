using System.Text.Encodings.Web;
using System.Text.Unicode;
using Taizhang;
using Taizhang.Demonstration;
using Taizhang.Hosting;
using Taizhang.Web;
using Taizhang.Web.Hosting;
using Taizhang.Web.Layout;
using Taizhang.Web.Plans;
using Taizhang.Web.SignIn;

// A switch without a value would take the next argument for its own.
var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
builder.WebHost.UseStaticWebAssets();
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

// Before the components: Chinese is written as itself, not as character references.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton<Texts>();
builder.Services.AddCultures();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddTaizhangOn(builder.Configuration.GetConnectionString("Taizhang") ?? StoreChoice.Embedded);
builder.Services.AddSignIn();
builder.Services.AddSingleton(new DemonstrationMode(args.Contains("--demo") || builder.Configuration.GetValue<bool>("Demonstration")));
builder.Services.AddRazorComponents();
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapHealthChecks("/healthz").AllowAnonymous();
app.MapCultureSwitch();
app.MapStaticAssets().AllowAnonymous();
app.MapSignOut();
app.MapPlanFiles();
app.MapRazorComponents<App>().RequireAuthorization();

await TaizhangStart.PrepareAsync(app.Services, app.Services.GetRequiredService<DemonstrationMode>());
await app.RunAsync();

/// <summary>The web application; tests start it.</summary>
public partial class Program;
