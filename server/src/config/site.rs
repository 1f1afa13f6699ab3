//! Where the service listens and what it is called.

use std::net::{Ipv4Addr, SocketAddr};

use ipnet::IpNet;

use super::vars::Vars;

/// Address, links, proxies.
#[derive(Debug, Clone)]
pub struct SiteConfig {
    /// `BANSOS_LISTEN`, default `127.0.0.1:3000`.
    pub listen: SocketAddr,
    /// `BANSOS_BASE_URL`, default from the address; required in production. Without a slash at the end.
    pub base_url: String,
    /// `BANSOS_METRICS_LISTEN`, default none: where Prometheus reads `/metrics`. Keep it off the internet.
    pub metrics_listen: Option<SocketAddr>,
    /// `BANSOS_TRUSTED_PROXIES`, default none: comma-separated CIDRs whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
}

impl SiteConfig {
    pub(super) fn read(vars: &mut Vars) -> Self {
        let listen = vars
            .parse("BANSOS_LISTEN", "an address with a port, such as 127.0.0.1:3000", |v| {
                v.parse().ok()
            })
            .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)));
        let metrics_listen = vars.parse(
            "BANSOS_METRICS_LISTEN",
            "an address with a port, such as 127.0.0.1:9100",
            |v| v.parse().ok(),
        );
        let base_url = vars.parse("BANSOS_BASE_URL", "an http:// or https:// address", |value| {
            let known = value.starts_with("http://") || value.starts_with("https://");
            known.then(|| value.trim_end_matches('/').to_owned())
        });
        vars.required_in_production("BANSOS_BASE_URL", base_url.as_ref());
        let trusted_proxies = vars
            .parse(
                "BANSOS_TRUSTED_PROXIES",
                "a comma-separated list of CIDRs, such as 10.0.0.0/8",
                |value| value.split(',').map(|cidr| cidr.trim().parse().ok()).collect(),
            )
            .unwrap_or_default();
        Self {
            listen,
            metrics_listen,
            base_url: base_url.unwrap_or_else(|| format!("http://{listen}")),
            trusted_proxies,
        }
    }
}
