export default function HomePage() {
  return (
    <main className="page" id="main">
      <h1>Mineral Table</h1>
    </main>
  )
}
