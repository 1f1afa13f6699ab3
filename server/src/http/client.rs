//! Whose request is this? The address behind trusted proxies.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

/// The address of the client: the peer, or what trusted proxies say of it.
///
/// `X-Forwarded-For` is read from the right: each entry was added by the hop to the right of it, so an entry counts
/// only as long as everything to its right is trusted. What a client writes itself stands further left.
pub fn address(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let is_trusted =
        |address: &IpAddr| trusted.iter().any(|net| net.contains(&address.to_canonical()));
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut client = peer.to_canonical();
    for hop in forwarded.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        let Ok(next) = hop.trim().parse::<IpAddr>() else { break };
        client = next.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &str) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().expect("an address"), 1)));
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().expect("a header"));
        }
        let trusted: Vec<IpNet> = trusted.split(' ').filter_map(|net| net.parse().ok()).collect();
        address(&extensions, &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_is_believed_without_being_trusted() {
        assert_eq!(seen("198.51.100.7", &["203.0.113.9"], ""), "198.51.100.7");
        assert_eq!(seen("198.51.100.7", &["203.0.113.9"], "10.0.0.0/8"), "198.51.100.7");
    }

    #[test]
    fn the_last_untrusted_hop_is_the_client_whatever_it_wrote_itself() {
        assert_eq!(seen("10.0.0.1", &["1.2.3.4, 203.0.113.9"], "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(
            seen("10.0.0.1", &["1.2.3.4", "203.0.113.9, 10.0.0.2"], "10.0.0.0/8"),
            "203.0.113.9"
        );
        assert_eq!(seen("10.0.0.1", &["rubbish"], "10.0.0.0/8"), "10.0.0.1");
    }
}
