# What the calls of these pages are made with, against a system on this machine: see README.md, "Three calls".
# Run it in the shell that makes the calls, in bash or zsh, beside the clients.json that ./run serve wrote:
#   . docs/local.sh

# Set PORT before, if the system listens on another port than 8080.

API=http://127.0.0.1:${PORT:-8080}/number-refresh/v1

# Prints the id and the secret of a client in clients.json: operator, east, west, or APP for an app of your own.
client() {
  tr '{' '\n' < clients.json | grep "\"$1\"" | head -n 1 |
    sed 's/.*"id" *: *"\([^"]*\)".*"secret" *: *"\([^"]*\)".*/\1 \2/'
}

# Prints an access token of a client. It is good for an hour of the system's clock.
token() {
  set -- $(client "$1")
  curl -s -u "$1:$2" -d grant_type=client_credentials "http://127.0.0.1:${PORT:-8080}/oauth2/token" |
    sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/'
}
