//! `docker-compose.yml` cannot run everywhere; that it names the settings the server reads can be checked anywhere.

use std::collections::BTreeSet;

use veche_server::{
    config::{Config, NAMES},
    files::Place,
};
use yaml_rust2::{Yaml, YamlLoader};

const COMPOSE: &str = include_str!("../../../docker-compose.yml");

fn server_environment() -> Vec<(String, String)> {
    environment_of(COMPOSE)
}

/// As if somebody took the comment signs away from the settings of a bucket.
fn environment_with_bucket() -> Vec<(String, String)> {
    let folder = "      VECHE_FILES: /var/lib/veche/files\n";
    assert!(COMPOSE.contains(folder), "the folder is what is set");
    let text = COMPOSE.replace(folder, "");
    environment_of(&text.replace("      # VECHE_", "      VECHE_"))
}

fn environment_of(text: &str) -> Vec<(String, String)> {
    let document = YamlLoader::load_from_str(text)
        .expect("docker-compose.yml is YAML")
        .remove(0);
    let environment = document["services"]["server"]["environment"].clone();
    let pairs = environment
        .into_hash()
        .expect("services.server.environment is a mapping");
    let text = |yaml: &Yaml| yaml.as_str().map(str::to_owned).expect("a text");
    pairs
        .iter()
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

#[test]
fn the_container_is_given_settings_the_server_reads() {
    let every = server_environment().into_iter().chain(environment_with_bucket());
    let given: BTreeSet<String> = every.map(|(name, _)| name).collect();
    assert!(given.contains("VECHE_DATABASE_URL"));
    let unknown: Vec<&String> = given
        .iter()
        .filter(|name| !NAMES.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "the server does not read {unknown:?}");
    assert!(
        !given.contains("VECHE_TODAY"),
        "a fixed date is for demo and tests only"
    );
}

#[test]
fn the_settings_of_the_container_are_read_without_a_complaint() {
    let config = config_of(&server_environment());
    assert!(config.public_url.starts_with("http"));
    assert!(matches!(config.files, Place::Folder(_)));
    let config = config_of(&environment_with_bucket());
    assert!(matches!(config.files, Place::Bucket(_)));
}

fn config_of(settings: &[(String, String)]) -> Config {
    // What compose fills in from the shell stands in braces: the default, or any text.
    let filled = |value: &str| match value.split_once("${") {
        None => value.to_owned(),
        Some((before, rest)) => {
            let (inner, after) = rest.split_once('}').expect("a closing brace");
            format!(
                "{before}{}{after}",
                inner.split_once(":-").map_or("secret", |(_, default)| default)
            )
        }
    };
    Config::from_lookup(|name| settings.iter().find(|(n, _)| n == name).map(|(_, v)| filled(v)))
        .expect("settings the server accepts")
}

#[test]
fn the_readme_lists_every_setting() {
    let readme = include_str!("../../../README.md");
    let missing: Vec<&&str> = NAMES
        .iter()
        .filter(|name| !readme.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "README.md does not explain {missing:?}");
}
